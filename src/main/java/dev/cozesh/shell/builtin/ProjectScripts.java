package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripts of a project, by the paths that state has for them. */
final class ProjectScripts {
  private static final int DEPTH = 6;

  private final Path directory;

  /**
   * @param directory what the paths are relative to
   */
  ProjectScripts(Path directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  /**
   * Where a script lies now: where it lay, else where the only file of its name lies; empty when
   * there is none or several.
   */
  Optional<String> find(String script) {
    if (Files.exists(directory.resolve(script))) {
      return Optional.of(script);
    }
    List<Path> moved = named(Path.of(script).getFileName());
    return moved.size() == 1 ? Optional.of(seen(moved.get(0))) : Optional.empty();
  }

  private String seen(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> named(Path name) {
    try (Stream<Path> files =
        Files.find(
            directory, DEPTH, (file, kind) -> kind.isRegularFile() && isVisible(file, name))) {
      return files.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // what cannot be looked through has no place that is certain
    }
  }

  private boolean isVisible(Path file, Path name) {
    boolean hidden = directory.relativize(file).toString().startsWith(".");
    return file.getFileName().equals(name) && !hidden;
  }
}
