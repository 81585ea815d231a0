package dev.cozesh.dsl.folder;

import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The files of a folder and of those below it, by name; what others keep for themselves aside. */
final class FolderWalk extends SimpleFileVisitor<Path> {
  /** Folders that tools fill, which nobody means. */
  private static final Set<String> OF_TOOLS = Set.of("node_modules", "__pycache__", "venv");

  private static final int MOST_DEEP = 20;
  private static final int MOST_FILES = 5_000;

  private final Path folder;
  private final List<String> files = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private FolderWalk(Path folder) {
    this.folder = folder;
  }

  /**
   * Walks through it; links to folders are not followed.
   *
   * @throws CozeUsageException when it cannot be read, or holds too much to be one team's folder
   */
  static FolderWalk through(Path folder) {
    FolderWalk walk = new FolderWalk(folder);
    try {
      Files.walkFileTree(folder, Set.of(), MOST_DEEP, walk);
    } catch (IOException e) {
      throw new CozeUsageException(
          folder + " cannot be read", e.getClass().getSimpleName(), "mend its rights", e);
    }
    Collections.sort(walk.files);
    return walk;
  }

  /** Relative to the folder, with {@code /}; sorted. */
  List<String> files() {
    return files;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(folder)) {
      return FileVisitResult.CONTINUE;
    }
    String name = directory.getFileName().toString();
    if (isHidden(name) || OF_TOOLS.contains(name)) {
      String why = isHidden(name) ? "hidden" : "a tool fills it";
      leftOut.add(new LeftOut(relative(directory) + "/", why, false));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (isHidden(file.getFileName().toString())) {
      leftOut.add(new LeftOut(relative(file), "hidden", false));
    } else if (Files.isRegularFile(file)) {
      files.add(relative(file));
    } else {
      leftOut.add(new LeftOut(relative(file), "no file", false));
    }
    if (files.size() > MOST_FILES) {
      throw new CozeUsageException(
          folder + " holds more than " + MOST_FILES + " files",
          "that is no folder for one script",
          "name the folder in it that is meant");
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    leftOut.add(new LeftOut(relative(file), "it cannot be read", true));
    return FileVisitResult.CONTINUE;
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".");
  }
}
