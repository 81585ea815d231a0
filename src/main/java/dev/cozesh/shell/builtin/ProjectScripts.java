package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts of a project, by the paths that state has for them. */
final class ProjectScripts {
  private static final int DEPTH = 6;
  private static final long LONGEST = 1 << 20;

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
    Path name = Path.of(script).getFileName();
    List<Path> moved = scripts(file -> file.getFileName().equals(name));
    return moved.size() == 1 ? Optional.of(seen(moved.get(0))) : Optional.empty();
  }

  private String seen(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  /**
   * The scripts in whose text a block of that kind and name stands, in the order of their paths.
   * Blocks that a script makes in a loop have no name in its text.
   */
  List<String> declaring(Address address) {
    Pattern block =
        Pattern.compile(
            "\\b"
                + address.kind().word()
                + "\\b\\s*\\(?\\s*([\"'])"
                + Pattern.quote(address.name())
                + "\\1\\s*\\)?\\s*,?\\s*[{<]");
    return scripts(file -> file.toString().endsWith(".groovy")).stream()
        .filter(file -> block.matcher(text(file)).find())
        .map(this::seen)
        .sorted()
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.size(file) > LONGEST ? "" : Files.readString(file);
    } catch (IOException e) {
      return ""; // what cannot be read, or is no text, declares nothing
    }
  }

  private List<Path> scripts(Predicate<Path> which) {
    try (Stream<Path> files =
        Files.find(
            directory,
            DEPTH,
            (file, kind) -> kind.isRegularFile() && isVisible(file) && which.test(file))) {
      return files.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // what cannot be looked through has no place that is certain
    }
  }

  private boolean isVisible(Path file) {
    return !directory.relativize(file).toString().startsWith(".");
  }
}
