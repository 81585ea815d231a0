package dev.cozesh.shell.builtin;

import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when its user is. */
record PassingDirectory(Path path) implements AutoCloseable {
  static PassingDirectory make() {
    try {
      return new PassingDirectory(Files.createTempDirectory("cozesh"));
    } catch (IOException e) {
      throw new CozeStateException(
          "no temporary directory can be made", e.getMessage(), "set TMPDIR to one with room", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      // The system empties its temporary directory by itself.
    }
  }
}
