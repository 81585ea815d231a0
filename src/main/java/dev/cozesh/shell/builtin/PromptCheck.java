package dev.cozesh.shell.builtin;

import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What {@code /doctor} sees of the prompt's terminal and history. */
final class PromptCheck {
  private static final int FEWEST_COLUMNS = 40;
  private static final String OWNER_ONLY = "rw-------";

  private final PromptFacts facts;

  PromptCheck(PromptFacts facts) {
    this.facts = facts;
  }

  List<Finding> findings() {
    return List.of(terminal(), encoding(), columns(), history());
  }

  private Finding terminal() {
    String type = facts.terminalType();
    return type.isEmpty() || type.equals("dumb")
        ? Finding.missing(
            "terminal",
            "TERM is " + (type.isEmpty() ? "not set" : type) + ": no colours, no editing of lines",
            "start in a terminal that sets TERM, as xterm-256color")
        : Finding.fine("terminal", "TERM is " + type);
  }

  private Finding encoding() {
    return facts.encoding().equalsIgnoreCase("UTF-8")
        ? Finding.fine("letters", "the terminal speaks UTF-8")
        : new Finding(
            "letters",
            "the terminal speaks " + facts.encoding() + ": Chinese breaks",
            "set LC_ALL=C.UTF-8 and the terminal to UTF-8",
            ExitCode.FAILED);
  }

  private Finding columns() {
    int columns = facts.columns();
    if (columns == 0) {
      return Finding.missing("columns", "the terminal does not tell its width", "set COLUMNS");
    }
    return columns < FEWEST_COLUMNS
        ? Finding.missing("columns", columns + ": tables break into several lines", "widen it")
        : Finding.fine("columns", String.valueOf(columns));
  }

  private Finding history() {
    Path file = facts.history();
    if (!Files.exists(file)) {
      return Finding.missing("history", "not there yet: " + file, "");
    }
    try {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return mode.equals(OWNER_ONLY)
          ? Finding.fine("history", file + ", readable by you alone")
          : new Finding(
              "history",
              file + " has mode " + mode + ": others can read what you typed",
              "chmod 600 " + file,
              ExitCode.FAILED);
    } catch (UnsupportedOperationException e) {
      return Finding.fine("history", file + ", on a file system without modes");
    } catch (IOException e) {
      return new Finding(
          "history",
          file + " cannot be read: " + e.getClass().getSimpleName(),
          "make it yours and readable",
          ExitCode.FAILED);
    }
  }
}
