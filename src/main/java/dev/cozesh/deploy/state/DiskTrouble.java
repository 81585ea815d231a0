package dev.cozesh.deploy.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;

/** Says in plain words why a disk refused. */
final class DiskTrouble {
  private DiskTrouble() {}

  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "the directory is read-only for this user";
    }
    if (failure instanceof FileSystemException fs && fs.getReason() != null) {
      return fs.getReason();
    }
    if (failure.getCause() instanceof ReadOnlyFileSystemException) {
      return "the file system is read-only";
    }
    return failure.getMessage() == null ? "the disk refused" : failure.getMessage();
  }
}
