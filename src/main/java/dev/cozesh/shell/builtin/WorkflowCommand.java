package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.config.Environment;
import dev.cozesh.deploy.workflow.Converter;
import dev.cozesh.deploy.workflow.Converter.Converted;
import dev.cozesh.deploy.workflow.FileName;
import dev.cozesh.deploy.workflow.Finding;
import dev.cozesh.deploy.workflow.Form;
import dev.cozesh.deploy.workflow.Linter;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code workflow lint FILE} says what is wrong with a workflow's file, {@code workflow convert
 * FILE --to FORM} writes it in another form. Neither sends anything.
 */
final class WorkflowCommand implements Command {
  private final Environment environment;

  WorkflowCommand(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "workflow";
  }

  @Override
  public String synopsis() {
    return "workflow lint|convert FILE";
  }

  @Override
  public String summary() {
    return "say what is wrong with a workflow's file; write it as canvas, clipboard or zip";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.TO, Option.OUTPUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(2);
    String verb = call.arg(0, "`lint` or `convert`");
    return switch (verb) {
      case "lint" -> lint(file(call), call, console);
      case "convert" -> convert(file(call), call, console);
      default ->
          throw new CozeUsageException(
              "`workflow " + verb + "` is no command", "", "`lint` and `convert` are");
    };
  }

  private WorkflowFile file(Call call) {
    Path path = environment.resolve(call.arg(1, "the workflow's file"));
    try {
      return WorkflowFile.read(Files.readAllBytes(path), path.getFileName().toString());
    } catch (IOException e) {
      throw new CozeUsageException(
          path + " cannot be read", e.getClass().getSimpleName(), "name another file", e);
    }
  }

  private static ExitCode lint(WorkflowFile file, Call call, Console console) {
    List<Finding> findings = Linter.lint(file);
    if (call.has(Option.JSON)) {
      ObjectNode json = Json.object().put("form", word(file.form()));
      json.put("errors", findings.stream().filter(Finding::isError).count());
      json.set("findings", json(findings));
      console.print(json.toPrettyString());
    } else {
      table(findings, console);
      console.remark(counts(file, findings));
    }
    return Linter.passes(findings) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void table(List<Finding> findings, Console console) {
    if (findings.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Finding one : findings) {
      String node = one.title().isEmpty() ? one.nodeId() : one.nodeId() + " " + one.title();
      String fix = one.fix().isEmpty() ? "" : "; " + one.fix();
      rows.add(List.of(word(one.severity()), node.strip(), one.reason() + fix));
    }
    console.print(
        new Table(List.of("severity", "node", "what is wrong"), rows)
            .text(new Ink(console.colourOut())));
  }

  private static String counts(WorkflowFile file, List<Finding> findings) {
    long errors = findings.stream().filter(Finding::isError).count();
    long warnings = findings.size() - errors;
    return word(file.form())
        + ": "
        + (errors == 1 ? "1 error" : errors + " errors")
        + ", "
        + (warnings == 1 ? "1 warning" : warnings + " warnings");
  }

  private ExitCode convert(WorkflowFile file, Call call, Console console) {
    Form to = form(call);
    List<Finding> wrong = Linter.lint(file).stream().filter(Finding::isError).toList();
    if (file.canvas().isEmpty()) {
      return refused(wrong, call, console);
    }
    String operand = call.arg(1, "the workflow's file");
    Converted converted = Converter.convert(file, to, file.name().orElse(name(operand)));
    if (!Linter.passes(converted.findings())) {
      return refused(converted.findings(), call, console);
    }
    List<Finding> told = new ArrayList<>(wrong);
    told.addAll(converted.findings());
    told.forEach(one -> console.remark("note: " + Clean.line(one.text())));
    write(converted, to, name(operand), call, console);
    return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static ExitCode refused(List<Finding> findings, Call call, Console console) {
    if (call.has(Option.JSON)) {
      console.print(Json.object().set("findings", json(findings)).toPrettyString());
    } else {
      table(findings, console);
      console.remark("nothing was written");
    }
    return ExitCode.FAILED;
  }

  private void write(Converted converted, Form to, String name, Call call, Console console) {
    if (!call.options().get(Option.OUTPUT).isPresent() && to != Form.ZIP) {
      console.print(new String(converted.content(), StandardCharsets.UTF_8).stripTrailing());
      return;
    }
    String target = call.options().get(Option.OUTPUT).orElse(FileName.safe(name) + ".zip");
    Path path = environment.resolve(target);
    AtomicFile.requireDirectory(path, Option.OUTPUT.spelling());
    try {
      AtomicFile.write(path, converted.content());
    } catch (IOException e) {
      throw new CozeUsageException(
          path + " cannot be written", e.getClass().getSimpleName(), "name another file", e);
    }
    if (call.has(Option.JSON)) {
      ObjectNode json = Json.object().put("form", word(to)).put("file", path.toString());
      console.print(json.put("bytes", converted.content().length).toPrettyString());
    } else {
      console.remark("wrote " + path);
    }
  }

  private static Form form(Call call) {
    String asked =
        call.options()
            .get(Option.TO)
            .orElseThrow(
                () ->
                    new CozeUsageException(
                        "the form is missing", "", "write --to canvas, clipboard or zip"));
    return switch (asked) {
      case "canvas" -> Form.CANVAS;
      case "clipboard" -> Form.CLIPBOARD;
      case "zip" -> Form.ZIP;
      default ->
          throw new CozeUsageException(
              "`" + asked + "` is no form of a workflow", "", "canvas, clipboard and zip are");
    };
  }

  /** What a file without a name in it is called: {@code ask} for {@code flows/ask.canvas.json}. */
  private static String name(String operand) {
    String file = Path.of(operand).getFileName().toString();
    return file.replaceFirst("\\..*$", "").isEmpty() ? file : file.replaceFirst("\\..*$", "");
  }

  private static ArrayNode json(List<Finding> findings) {
    ArrayNode array = Json.mapper().createArrayNode();
    for (Finding one : findings) {
      array
          .addObject()
          .put("severity", word(one.severity()))
          .put("node", one.nodeId())
          .put("title", one.title())
          .put("port", one.port())
          .put("path", one.path())
          .put("reason", one.reason())
          .put("fix", one.fix());
    }
    return array;
  }

  /** Of any enum: a parameter of that type would load each of them with the list of commands. */
  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }
}
