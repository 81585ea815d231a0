package dev.cozesh.sandbox;

import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second sandbox out of a directory. The operating system holds the lock and lets it go
 * when the process dies; the file {@code pid} beside it only tells who holds it.
 */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock of(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw heldBySomeoneElse(directory);
      }
      Files.writeString(directory.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new CozeStateException(
          "the sandbox cannot use the directory " + directory,
          String.valueOf(e.getMessage()),
          "choose a directory that this user can write",
          e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static CozeLockedException heldBySomeoneElse(Path directory) throws IOException {
    Path pid = directory.resolve("pid");
    String holder = Files.exists(pid) ? "process " + Files.readString(pid) : "another process";
    return new CozeLockedException(
        "the sandbox directory " + directory + " is in use by " + holder,
        "two sandboxes on one directory would overwrite each other",
        "end that process, or start this one with another directory or in memory");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
