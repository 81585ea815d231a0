package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;

/** {@code why CODE}: what a business code of Coze means, where it comes from, what to do. */
final class WhyCommand implements Command {
  private final CodeBook codes;

  WhyCommand(CodeBook codes) {
    this.codes = requireNonNull(codes, "codes");
  }

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String synopsis() {
    return "why CODE";
  }

  @Override
  public String summary() {
    return "explain a code of Coze";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(1);
    ErrorCode code = codes.named(call.arg(0, "the code"));
    console.print(call.has(Option.JSON) ? Json.pretty(code) : codes.text(code));
    return ExitCode.OK;
  }
}
