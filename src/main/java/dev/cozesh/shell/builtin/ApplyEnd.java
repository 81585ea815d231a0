package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.ReportJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an apply hands to people and programs when it is over: outputs, and with --json a report.
 */
final class ApplyEnd {
  private final Call call;
  private final Console console;
  private final Console screen;
  private final Whereabouts where;
  private final Optional<Path> outputs;

  /**
   * Before anything is done. Outputs go where the option says, else where the environment does.
   *
   * @throws dev.cozesh.error.CozeUsageException when outputs have nowhere to go
   */
  ApplyEnd(Connection connection, Call call, Console console) {
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.screen = screen(call, console);
    this.where = new Whereabouts(connection.settings().environments());
    this.outputs =
        call.options()
            .get(Option.OUTPUTS)
            .or(where::outputs)
            .map(connection.settings().environment()::resolve);
    outputs.ifPresent(file -> AtomicFile.requireDirectory(file, Option.OUTPUTS.spelling()));
  }

  /** Where a run prints; with --json its out is the error stream. */
  static Console screen(Call call, Console console) {
    return call.has(Option.JSON) ? console.outToErr() : console;
  }

  /** Hands over outputs and, with --json, the report. */
  void tell(ApplyReport report) {
    hand(report);
    if (call.has(Option.JSON)) {
      console.print(ReportJson.of(report, ExitCode.OK.number()).toPrettyString());
    }
  }

  /** Hands over outputs alone. */
  void hand(ApplyReport report) {
    List<OutputValue> values = report.outputs();
    if (values.isEmpty()) {
      call.options()
          .get(Option.OUTPUTS)
          .ifPresent(file -> screen.remark("note: the script has no outputs; " + file + " stays"));
      return;
    }
    outputs.ifPresentOrElse(
        file -> OutputFile.write(file, values, where.environment(), screen),
        () -> OutputFile.print(values, screen));
  }
}
