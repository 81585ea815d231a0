package dev.cozesh.shell.slash;

import dev.cozesh.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can stand behind {@code /record} and {@code /replay}. */
final class RecordedFiles {
  private static final int MOST = 200;

  private RecordedFiles() {}

  /** {@code off}, and files and directories that begin as it was typed. */
  static List<String> below(Environment environment, String typed) {
    String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    String begun = typed.substring(folder.length());
    Stream<String> off = "off".startsWith(typed) ? Stream.of("off") : Stream.empty();
    return Stream.concat(off, names(environment, folder, begun).stream()).toList();
  }

  private static List<String> names(Environment environment, String folder, String begun) {
    try (Stream<Path> all = Files.list(environment.resolve(folder.isEmpty() ? "." : folder))) {
      return all.filter(path -> path.getFileName().toString().startsWith(begun))
          .filter(path -> !begun.isEmpty() || !path.getFileName().toString().startsWith("."))
          .limit(MOST)
          .map(path -> folder + path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
          .sorted()
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
