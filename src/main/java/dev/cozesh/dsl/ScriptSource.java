package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A script to be run.
 *
 * @param name its name as the user gave it, for errors
 * @param directory where {@code file(…)} and {@code include} look
 * @param text the script without a byte order mark
 */
public record ScriptSource(String name, Path directory, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public ScriptSource {
    requireNonNull(name, "name");
    requireNonNull(directory, "directory");
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * A script file in UTF-8.
   *
   * @throws CozeUsageException when it is missing, unreadable or not UTF-8
   */
  public static ScriptSource file(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    return new ScriptSource(file.toString(), directory, read(file));
  }

  /** The code behind {@code -e}; files are looked up in the current directory. */
  public static ScriptSource inline(String code) {
    return new ScriptSource("-e", Path.of("").toAbsolutePath(), code);
  }

  /** A script that came through a pipe; files are looked up in the current directory. */
  public static ScriptSource standardInput(String text) {
    return new ScriptSource("standard input", Path.of("").toAbsolutePath(), text);
  }

  /** The full path of a file; tells the same script under two names. */
  String identity() {
    try {
      return directory.resolve(Path.of(name).getFileName()).normalize().toString();
    } catch (InvalidPathException e) {
      return name;
    }
  }

  /** The path of the script as seen from a directory; of a script without a file its name. */
  public String seenFrom(Path base) {
    Path full = Path.of(identity());
    return full.isAbsolute() ? base.toAbsolutePath().relativize(full).toString() : name;
  }

  private static String read(Path file) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (NoSuchFileException e) {
      throw new CozeUsageException(
          "there is no script " + file, "", "check the path; it is relative to where you are", e);
    } catch (CharacterCodingException e) {
      throw new CozeUsageException(
          "script " + file + " is not UTF-8 text", "", "save it as UTF-8", e);
    } catch (IOException e) {
      throw new CozeUsageException(
          "script " + file + " cannot be read", e.getClass().getSimpleName(), "", e);
    }
  }
}
