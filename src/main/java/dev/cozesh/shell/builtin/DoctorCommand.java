package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Fitted;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code doctor}: looks at Java, terminal, settings and server, and says what to mend. */
final class DoctorCommand implements Command {
  private static final int NAME_COLUMNS = 10;
  private static final String MARK = "ok";
  private static final int MARK_COLUMNS = MARK.length() + 2;

  private final Connector connector;

  DoctorCommand(Connector connector) {
    this.connector = requireNonNull(connector, "connector");
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String synopsis() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "check Java, terminal, settings and server";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(0);
    List<Finding> findings = new ArrayList<>(MachineCheck.findings(console.tty()));
    try (Connection connection = connector.open(call, console)) {
      ServerCheck check = new ServerCheck(connection, connector.clock());
      if (connection.isConfigured()) {
        console.remark("sending one request: " + check.request());
      }
      findings.addAll(check.findings());
    } catch (CozeException e) {
      findings.add(Finding.failed("settings", e, ExitCode.of(e)));
    }
    ExitCode worst =
        findings.stream().map(Finding::cause).max(Comparator.naturalOrder()).orElse(ExitCode.OK);
    console.print(
        call.has(Option.JSON)
            ? json(findings, worst).toPrettyString()
            : text(findings, new Ink(console.colourOut())));
    return worst;
  }

  static String text(List<Finding> findings, Ink ink) {
    return text(findings, ink, 0);
  }

  /**
   * A line for each thing.
   *
   * @param columns of the screen; 0 when nothing is to be fitted to a width
   */
  static String text(List<Finding> findings, Ink ink, int columns) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String name = " ".repeat(MARK_COLUMNS) + Width.pad(finding.name(), NAME_COLUMNS) + "  ";
      String line = Fitted.to(columns, name + shown(finding.text()));
      text.append(mark(finding, ink)).append(line.substring(MARK.length())).append('\n');
      if (!finding.next().isEmpty()) {
        String next = " ".repeat(Width.of(name)) + "next: " + shown(finding.next());
        text.append(Fitted.to(columns, next)).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  private static String shown(String text) {
    return Clean.line(SecretShapes.mask(text));
  }

  private static String mark(Finding finding, Ink ink) {
    if (finding.isMissing()) {
      return ink.yellow("--");
    }
    return finding.isFine() ? ink.green("ok") : ink.red("!!");
  }

  private static ObjectNode json(List<Finding> findings, ExitCode worst) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode checks = json.putArray("checks");
    findings.forEach(
        finding ->
            checks
                .addObject()
                .put("name", finding.name())
                .put("ok", finding.isFine() && !finding.isMissing())
                .put("missing", finding.isMissing())
                .put("text", SecretShapes.mask(finding.text()))
                .put("next", SecretShapes.mask(finding.next())));
    return json.put("exit", worst.number());
  }

  /**
   * One thing that was looked at.
   *
   * @param next what to do, possibly empty
   * @param cause {@link ExitCode#OK} unless something is wrong
   * @param isMissing whether it is not there, which may well be meant so
   */
  record Finding(String name, String text, String next, ExitCode cause, boolean isMissing) {
    Finding(String name, String text, String next, ExitCode cause) {
      this(name, text, next, cause, false);
    }

    static Finding fine(String name, String text) {
      return new Finding(name, text, "", ExitCode.OK);
    }

    static Finding missing(String name, String text, String next) {
      return new Finding(name, text, next, ExitCode.OK, true);
    }

    static Finding failed(String name, CozeException failure, ExitCode cause) {
      String why = failure.why().isEmpty() ? "" : " (" + failure.why() + ")";
      return new Finding(name, failure.what() + why, failure.next(), cause);
    }

    boolean isFine() {
      return cause == ExitCode.OK;
    }
  }
}
