package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeLine;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.variant.Inquiry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operands of {@code probe}: patterns and files of attempts. */
final class ProbeOperands {
  private static final String METHOD = "(?i)\\{?(get|head|options|post|put|patch|delete)\\b.*";

  private final AttemptSource source;
  private final Environment environment;

  ProbeOperands(AttemptSource source, Environment environment) {
    this.source = requireNonNull(source, "source");
    this.environment = requireNonNull(environment, "environment");
  }

  /** What each operand stands for; a method alone belongs to the path behind it. */
  List<Inquiry> read(List<String> operands) {
    List<Inquiry> all = new ArrayList<>();
    String method = "";
    for (String operand : operands) {
      String text = (method + " " + operand).strip();
      boolean waits = method.isEmpty() && text.matches(METHOD) && !text.contains("/");
      if (waits) {
        method = text;
        continue;
      }
      if (!method.isEmpty() && !operand.matches("[/{h].*")) {
        throw neither(method);
      }
      all.add(method.isEmpty() ? one(text) : pattern(text));
      method = "";
    }
    if (!method.isEmpty()) {
      throw neither(method);
    }
    return all;
  }

  private Inquiry one(String text) {
    Optional<Path> file = file(text);
    if (file.isPresent()) {
      return source.file(file.get());
    }
    if (text.matches(METHOD) && text.contains("/")) {
      return pattern(text);
    }
    if (text.startsWith("/") || text.startsWith("{/")) {
      return pattern("GET " + text);
    }
    throw neither(text);
  }

  private Optional<Path> file(String text) {
    if (text.contains("{") || text.contains(" ")) {
      return Optional.of(text)
          .filter(name -> !name.matches(METHOD))
          .map(environment::resolve)
          .filter(Files::isRegularFile);
    }
    return Optional.of(environment.resolve(text)).filter(Files::isRegularFile);
  }

  private Inquiry pattern(String text) {
    return new Inquiry("", List.of(source.pattern(ProbeLine.of(text, "the pattern"))), List.of());
  }

  private static CozeUsageException neither(String text) {
    return new CozeUsageException(
        "`" + text + "` is nothing that can be tried",
        "it is no file that is there, and no pattern: method and path",
        "for example `cozesh probe 'POST /v1/{workflow,workflows}{,/create}'`, in quotes for your"
            + " shell");
  }

  /** All of them as one. */
  static Inquiry joined(List<Inquiry> parts) {
    return new Inquiry(
        parts.stream().map(Inquiry::title).filter(one -> !one.isEmpty()).findFirst().orElse(""),
        parts.stream().flatMap(part -> part.variants().stream()).toList(),
        parts.stream().flatMap(part -> part.claims().stream()).toList());
  }
}
