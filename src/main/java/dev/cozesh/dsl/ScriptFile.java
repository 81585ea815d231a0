package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** A file that a script names; it was there when it was named. */
public final class ScriptFile {
  private static final int NAMES_SHOWN = 5;
  private static final int MOST_DEEP = 20;

  private final String name;
  private final Path path;
  private final Place place;
  private volatile boolean read;

  private ScriptFile(String name, Path path, Place place) {
    this.name = name;
    this.path = path;
    this.place = place;
  }

  /**
   * @param directory the script's own directory
   * @throws CozeScriptException when there is no such file, with what stands near it
   */
  static ScriptFile of(String name, Path directory, Place place) {
    requireNonNull(name, "name");
    Path path;
    try {
      path = directory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new CozeScriptException(place, "not a file name: " + name, e.getReason(), "", e);
    }
    if (Files.isDirectory(path)) {
      throw new CozeScriptException(
          place, name + " is a directory, not a file", nearby(path, ""), "name a file in it");
    }
    if (!Files.exists(path)) {
      throw new CozeScriptException(
          place,
          "there is no file " + name,
          nearby(path.getParent(), String.valueOf(path.getFileName())),
          "paths are relative to the script's directory");
    }
    return new ScriptFile(name, path, place);
  }

  /**
   * The files of a directory, by name. Hidden ones and what lies behind links to directories are
   * left out.
   *
   * @param pattern a glob; {@code **} goes below the directory
   * @throws CozeScriptException when there is no such directory, or no such file in it
   */
  static List<ScriptFile> all(String name, String pattern, Path directory, Place place) {
    Path folder = directory.resolve(name).normalize();
    if (!Files.isDirectory(folder)) {
      throw new CozeScriptException(
          place,
          "there is no directory " + name,
          nearby(folder.getParent(), String.valueOf(folder.getFileName())),
          "paths are relative to the script's directory");
    }
    List<ScriptFile> files;
    try (Stream<Path> found = Files.walk(folder, pattern.contains("**") ? MOST_DEEP : 1)) {
      PathMatcher fits = folder.getFileSystem().getPathMatcher("glob:" + pattern);
      files =
          found
              .filter(Files::isRegularFile)
              .map(folder::relativize)
              .filter(path -> fits.matches(path) && !isHidden(path))
              .map(path -> path.toString().replace('\\', '/'))
              .sorted()
              .map(path -> new ScriptFile(name + "/" + path, folder.resolve(path), place))
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new CozeScriptException(
          place, "directory " + name + " cannot be read", e.getClass().getSimpleName(), "", e);
    } catch (PatternSyntaxException e) {
      throw new CozeScriptException(place, "not a pattern: " + pattern, e.getDescription(), "", e);
    }
    if (files.isEmpty()) {
      throw new CozeScriptException(
          place, "no file of " + name + " is a " + pattern, nearby(folder, pattern), "");
    }
    return files;
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String nearby(Path directory, String wanted) {
    if (directory == null || !Files.isDirectory(directory)) {
      return "there is no directory " + directory + " either";
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<String> all =
          entries
              .map(each -> each.getFileName().toString())
              .filter(name -> !name.startsWith(".")) // .env and .git are nobody's documents
              .toList();
      return all.isEmpty()
          ? "its directory holds no files to name"
          : "its directory holds " + String.join(", ", Nearest.all(wanted, all, NAMES_SHOWN));
    } catch (IOException e) {
      return "its directory cannot be read";
    }
  }

  /** The name as the script gave it. */
  public String getName() {
    return name;
  }

  /** Where it is. */
  public Path getPath() {
    read = true;
    return path;
  }

  /** Whether somebody has asked for what it holds, or where it is. */
  boolean wasRead() {
    return read;
  }

  /** Its bytes. */
  public byte[] getBytes() {
    read = true;
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new CozeScriptException(
          place, "file " + name + " cannot be read", e.getClass().getSimpleName(), "", e);
    }
  }

  /**
   * Its text, without a byte order mark.
   *
   * @throws CozeScriptException when it is not UTF-8
   */
  public String getText() {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(getBytes())).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CozeScriptException(
          place, "file " + name + " is not UTF-8 text", "", "save it as UTF-8", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
