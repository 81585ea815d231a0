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
 * @param givenIn the directory of the path as the user gave it; another than {@code directory} when
 *     that path is a symbolic link, and part of what tells the script from others
 */
public record ScriptSource(String name, Path directory, String text, Path givenIn) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public ScriptSource {
    requireNonNull(name, "name");
    requireNonNull(directory, "directory");
    requireNonNull(givenIn, "givenIn");
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** A script that is where its name says. */
  public ScriptSource(String name, Path directory, String text) {
    this(name, directory, text, directory);
  }

  /**
   * A script file in UTF-8. Of a symbolic link the data files stand beside the script it leads to;
   * its name stays the link's.
   *
   * @throws CozeUsageException when it is missing, unreadable or not UTF-8
   */
  public static ScriptSource file(Path file) {
    Path givenIn = file.toAbsolutePath().normalize().getParent();
    return new ScriptSource(file.toString(), home(file, givenIn), read(file), givenIn);
  }

  private static Path home(Path file, Path givenIn) {
    if (!Files.isSymbolicLink(file)) {
      return givenIn;
    }
    try {
      return file.toRealPath().getParent();
    } catch (IOException e) {
      return givenIn; // a pipe behind /dev/fd has no path; a link to nothing fails when it is read
    }
  }

  /** The code behind {@code -e}; files are looked up in the current directory. */
  public static ScriptSource inline(String code) {
    return new ScriptSource("-e", Path.of("").toAbsolutePath(), code);
  }

  /** A script that came through a pipe; files are looked up in the current directory. */
  public static ScriptSource standardInput(String text) {
    return new ScriptSource("standard input", Path.of("").toAbsolutePath(), text);
  }

  /** The same script under another name. */
  public ScriptSource named(String other) {
    return new ScriptSource(other, directory, text, givenIn);
  }

  /** The full path of a file; tells the same script under two names. */
  String identity() {
    try {
      return givenIn.resolve(Path.of(name).getFileName()).normalize().toString();
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
