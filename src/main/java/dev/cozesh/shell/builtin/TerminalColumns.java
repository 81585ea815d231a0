package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.shell.command.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is, where no line editor knows it. */
final class TerminalColumns {
  private static final Pattern SIZE = Pattern.compile("\\d{1,4} (\\d{1,4})\\s*");

  private final Environment environment;
  private final Console console;

  TerminalColumns(Environment environment, Console console) {
    this.environment = requireNonNull(environment, "environment");
    this.console = requireNonNull(console, "console");
  }

  /** Columns of a line; 0 when it does not tell, or results go elsewhere. */
  int columns() {
    if (!console.tty().out()) {
      return 0;
    }
    return environment
        .get("COLUMNS")
        .filter(text -> text.matches("\\d{1,4}"))
        .or(() -> console.tty().in() ? asked() : Optional.empty())
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static Optional<String> asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher columns = SIZE.matcher(size);
      return columns.matches() ? Optional.of(columns.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // a system without stty only loses the fitting width
    }
  }
}
