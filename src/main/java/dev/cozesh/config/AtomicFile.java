package dev.cozesh.config;

import dev.cozesh.error.CozeUsageException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are never seen half written. */
public final class AtomicFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private AtomicFile() {}

  /**
   * Replaces a file in one step, its content forced to the disk first. An existing file keeps its
   * permissions, and a link stays a link; a new file is for its owner alone.
   *
   * @param file where it is
   * @param content what it shall hold
   * @throws IOException when it cannot be read or written
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path temporary = Files.createTempFile(target.getParent(), ".cozesh-", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      keepPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Like {@link #write}, for secrets: the file is for its owner alone from its first byte, whatever
   * the old one was, and so is its directory unless it exists. When this returns, the new name is
   * on the disk, too. For one writer at a time; what one that died left behind, the next one
   * removes.
   *
   * @param file where it is
   * @param content what it shall hold
   * @throws IOException when it cannot be read or written
   */
  public static void writePrivate(Path file, byte[] content) throws IOException {
    privateDirectory(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, attributes(fresh, PosixFilePermissions.toString(OWNER_ONLY)));
    // A stream, not a channel: an interrupt would close a channel in the middle of the content.
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.toAbsolutePath().getParent());
  }

  /**
   * Opens a file for writing; one that is not there is made for its owner alone.
   *
   * @param file where it is
   * @return the open file
   * @throws IOException when it cannot be read or written
   */
  public static FileChannel openPrivate(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        attributes(file, PosixFilePermissions.toString(OWNER_ONLY)));
  }

  /**
   * Makes a directory for its owner alone, unless it exists.
   *
   * @param directory where it is
   * @throws IOException when it cannot be read or written
   */
  public static void privateDirectory(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(directory, attributes(directory, "rwx------"));
    }
  }

  /** A rename is safe from a power cut only when its directory is; not every system can do it. */
  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories; the rename itself has happened.
    }
  }

  /**
   * Refuses a file whose directory is not there: most are slips of the pen, and nobody wants the
   * directories of those.
   *
   * @param file where it is
   * @param where which option names the file, for the error
   * @throws CozeUsageException when it lies in no directory, or is one
   */
  public static void requireDirectory(Path file, String where) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(file)) {
      throw new CozeUsageException(
          where + ": " + file + " is a directory", "", "name a file in it");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new CozeUsageException(
          where + ": there is no directory " + directory,
          "files are written only where a directory is",
          "make it, or name another file");
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    if (Files.exists(target) && isPosix(target)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    }
  }

  /**
   * Makes an empty file for its owner alone, its directories (0700) too, unless it exists.
   *
   * @param file where it is
   * @throws IOException when it cannot be read or written
   */
  public static void createPrivate(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    privateDirectory(directory);
    if (!Files.exists(file)) {
      Files.createFile(file, attributes(directory, PosixFilePermissions.toString(OWNER_ONLY)));
    }
  }

  private static FileAttribute<?>[] attributes(Path near, String permissions) {
    return isPosix(near)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
