package dev.cozesh.shell.builtin;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A script that a command writes; nothing that is there gives way without a word. */
public final class NewScript {
  private final String command;
  private final String name;
  private final Path file;

  /**
   * @param command who writes, for errors: {@code /export}
   * @param directory what the name is relative to
   * @throws CozeUsageException when it cannot be written there
   */
  public NewScript(String command, String name, Path directory) {
    this(command, name, given -> directory.resolve(given).normalize());
  }

  /**
   * @param place finds the file of a name
   * @throws CozeUsageException when it cannot be written there
   */
  public NewScript(String command, String name, Function<String, Path> place) {
    this.command = command;
    this.name = name;
    try {
      file = place.apply(name);
    } catch (InvalidPathException e) {
      throw new CozeUsageException(
          command + ": not a file name: " + name, e.getReason(), "name another file", e);
    }
    AtomicFile.requireDirectory(file, command);
  }

  /**
   * Writes the text in one step, and says so.
   *
   * @param what what it holds, for the remark
   * @return whether the file holds the text now; false when the user said no
   * @throws CozeUsageException when a file is there and nobody can be asked
   */
  public boolean write(String text, String what, Console console) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file)) {
        if (Arrays.equals(Files.readAllBytes(file), bytes)) {
          console.remark(shown() + " holds " + what + " already");
          return true;
        }
        if (!mayReplace(console)) {
          console.remark("not written: " + shown() + " stays as it is");
          return false;
        }
      }
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw new CozeUsageException(
          command + ": " + shown() + " cannot be written",
          e.getClass().getSimpleName(),
          "make room, mend the rights of its directory, or name another file",
          e);
    }
    console.remark("wrote " + shown() + ": " + what);
    return true;
  }

  /**
   * Writes the text, unless the file is there and holds something else.
   *
   * @param what what it holds, for the remark
   * @param next what to do about a file that is there
   * @throws CozeGuardException when it is
   */
  public void writeFirst(String text, String what, String next, Console console) {
    try {
      if (Files.exists(file)
          && !Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
        throw new CozeGuardException(
            command + ": there is a file " + shown() + " already",
            "it holds something else, which would be lost",
            next);
      }
    } catch (IOException e) {
      throw new CozeUsageException(
          command + ": " + shown() + " cannot be read",
          e.getClass().getSimpleName(),
          "mend its rights, or name another file",
          e);
    }
    write(text, what, console);
  }

  private boolean mayReplace(Console console) {
    Optional<String> answer = console.ask(shown() + " is there already; replace it? [y/N] ");
    if (answer.isEmpty() && !console.canAsk()) {
      throw new CozeUsageException(
          command + ": there is a file " + shown() + " already",
          "it holds something else, which would be lost, and there is no terminal to ask on",
          "name another file");
    }
    return answer
        .map(typed -> typed.toLowerCase(Locale.ROOT))
        .filter(typed -> typed.equals("y") || typed.equals("yes"))
        .isPresent();
  }

  private String shown() {
    return Clean.line(name);
  }
}
