package dev.cozesh.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The modules of the standard library: those of the distribution, and those in the directory {@code
 * stdlib} beside a script.
 */
final class Library {
  static final String FOLDER = "stdlib";
  static final String SUFFIX = ".groovy";
  static final String COMPILED = ".compiled";

  private final Path directory;

  /**
   * @param directory the script's
   */
  Library(Path directory) {
    this.directory = directory;
  }

  static boolean isName(String name) {
    return name.matches("[A-Za-z0-9_-]+");
  }

  /** The text of a module of the distribution. */
  static Optional<String> bundled(String name) {
    return resource(name + SUFFIX).map(bytes -> new String(bytes, UTF_8));
  }

  /** A file of the distribution's library. */
  static Optional<byte[]> resource(String file) {
    try (InputStream module = Library.class.getResourceAsStream("/" + FOLDER + "/" + file)) {
      return module == null ? Optional.empty() : Optional.of(module.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " of the library cannot be read", e);
    }
  }

  /** A module beside the script. */
  Optional<Path> own(String name) {
    Path file = directory.resolve(FOLDER).resolve(name + SUFFIX);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** The text of a module, the distribution's first. */
  Optional<String> text(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    return bundled(name)
        .or(
            () ->
                own(name)
                    .map(
                        file ->
                            ScriptFile.of(file.toString(), directory, Place.NOWHERE).getText()));
  }

  /** The names of all modules, sorted. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>(modulesIn(directory.resolve(FOLDER)));
    URL library = Library.class.getResource("/" + FOLDER);
    try {
      if (library != null && library.openConnection() instanceof JarURLConnection jar) {
        jar.getJarFile().stream()
            .map(entry -> entry.getName())
            .filter(entry -> entry.startsWith(FOLDER + "/") && entry.endsWith(SUFFIX))
            .map(entry -> stem(entry.substring(FOLDER.length() + 1)))
            .forEach(names::add);
      } else if (library != null) {
        names.addAll(modulesIn(Path.of(library.toURI())));
      }
    } catch (IOException | URISyntaxException e) {
      return List.copyOf(names); // only a suggestion would be missing
    }
    return List.copyOf(names);
  }

  private static List<String> modulesIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(Library::stem)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String stem(String file) {
    return file.substring(0, file.length() - SUFFIX.length());
  }
}
