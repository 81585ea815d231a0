package dev.cozesh.shell.slash;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that a command writes for the user: whole or not at all, and over another only when the
 * user says so.
 *
 * @param given the path as the user gave it
 */
record TextFile(Path path, String given) {
  /**
   * @throws CozeUsageException when there is no such directory, when the user keeps the file that
   *     is there, or when it cannot be written
   */
  void write(String text, Console console) {
    AtomicFile.requireDirectory(path, given);
    if (Files.exists(path) && !isToBeReplaced(console)) {
      throw new CozeUsageException(
          "nothing was written", given + " is there already, and was kept", "name another file");
    }
    try {
      AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CozeUsageException(
          given + " cannot be written",
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          "",
          e);
    }
  }

  private boolean isToBeReplaced(Console console) {
    return console
        .ask(Clean.line(given) + " is there already; replace it? [y/N] ")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }
}
