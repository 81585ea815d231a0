package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Proposes files, relative to a directory. Reads directories and nothing else. */
public final class FileNames {
  private static final String GROUP = "files";
  private static final int MOST = 2_000; // of one directory: nobody reads more

  private final Path directory;

  /**
   * Files as seen from a directory.
   *
   * @param directory what relative paths begin at
   */
  public FileNames(Path directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  /**
   * {@return paths that go on as typed; directories end with a slash, hidden ones come when their
   * dot is typed}
   *
   * @param typed a path whose last part is unfinished
   * @param ending of the files that are wanted: {@code .groovy}; empty for all
   */
  public List<String> matching(String typed, String ending) {
    int slash = typed.lastIndexOf('/') + 1;
    String folder = typed.substring(0, slash);
    String start = typed.substring(slash);
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.resolve(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean directory = Files.isDirectory(entry);
        boolean wanted = directory || name.endsWith(ending);
        if (wanted && fits(name, start) && found.size() < MOST) {
          found.add(folder + name + (directory ? "/" : ""));
        }
      }
    } catch (IOException | InvalidPathException | SecurityException e) {
      return List.of(); // what cannot be listed proposes nothing; the command itself will say why
    }
    found.sort(String.CASE_INSENSITIVE_ORDER);
    return found;
  }

  private static boolean fits(String name, String start) {
    boolean hidden = name.startsWith(".") && !start.startsWith(".");
    return !hidden && name.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
  }

  List<Proposal> of(String typed, String ending, Quote quote) {
    return matching(typed, ending).stream()
        .map(
            path ->
                new Proposal(
                    quote.opened(path), path, "", GROUP, path.endsWith("/") ? "" : quote.closing()))
        .toList();
  }
}
