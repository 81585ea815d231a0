package dev.cozesh.probe.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files (0600) and directories (0700) for their owner alone, from their first byte. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Makes a file that is not there yet.
   *
   * @param file where it shall be
   * @param content what it shall hold
   * @throws IOException when it is there, or cannot be made
   */
  public static void create(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights(file))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  /**
   * Makes a directory and those above it, unless they are there.
   *
   * @param directory where it shall be
   * @throws IOException when it cannot be made
   */
  public static void directory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, attributes(directory, "rwx------"));
    }
  }

  /**
   * {@return what a file that is made by opening it is made with}
   *
   * @param file where it shall be
   */
  public static FileAttribute<?>[] rights(Path file) {
    return attributes(file, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path near, String permissions) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
