package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written beside its place and put there when it is whole and on the disk: before
 * that the place holds what it held. An existing file keeps its permissions, a link stays a link.
 */
final class FileTarget {
  /** The most that is written: a compressed answer could unpack to more than any disk holds. */
  static final long MAX_BYTES = 4L << 30;

  private static final int BUFFER_BYTES = 64 << 10;

  private final Path named;
  private final Path target;

  private FileTarget(Path named, Path target) {
    this.named = named;
    this.target = target;
  }

  /**
   * Looks before anything is asked of a server.
   *
   * @throws CozeUsageException when the file lies in no directory, is one, or may not be written
   */
  static FileTarget of(Path file) {
    if (Files.isDirectory(file)) {
      throw refused(file, "it is a directory", "name a file in it");
    }
    try {
      Path target = followed(file);
      Path directory = target.getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw refused(file, "there is no directory " + directory, "make it, or name another file");
      }
      if (!Files.isWritable(directory)) {
        throw refused(file, "no right to write in " + directory, "name another file");
      }
      return new FileTarget(file, target);
    } catch (IOException e) {
      throw refused(file, reason(e), "name another file");
    }
  }

  /**
   * Writes all the bytes, at most {@code most}, and puts the file in its place.
   *
   * @return how many bytes there were
   * @throws CozeDataException when there are more
   * @throws CozeUsageException when the disk is full or refuses; nothing is left behind
   */
  long fill(InputStream in, long most) {
    Path temporary = target.resolveSibling(".cozesh-" + UUID.randomUUID() + ".part");
    try {
      try {
        long written = write(in, temporary, most);
        keepPermissions(temporary);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
        return written;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (ClosedByInterruptException e) {
      throw new CozeInterruptedException("cancelled writing " + named, "", "", e);
    } catch (IOException e) {
      throw new CozeUsageException(
          "cannot write " + named,
          reason(e) + "; what was received is dropped, the place is as it was",
          "make room, or name another file",
          e);
    }
  }

  private long write(InputStream in, Path file, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long written = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (written + read > most) {
          throw tooLarge(most);
        }
        for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
          written += channel.write(rest);
        }
      }
      channel.force(true);
    }
    return written;
  }

  private void keepPermissions(Path temporary) throws IOException {
    if (Files.exists(target)
        && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    }
  }

  /** Puts the new name on the disk too, where directories can be opened. */
  private void forceDirectory() {
    try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Some systems do not open directories; the file itself is on the disk.
    }
  }

  private CozeDataException tooLarge(long most) {
    return new CozeDataException(
        "cannot write " + named + ": the answer is larger than " + most + " bytes",
        "what is written is bounded so that no answer can fill the disk",
        "",
        "",
        null);
  }

  private static Path followed(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    if (Files.exists(place)) {
      return place.toRealPath();
    }
    return Files.isSymbolicLink(place)
        ? place.resolveSibling(Files.readSymbolicLink(place)).normalize()
        : place;
  }

  private static CozeUsageException refused(Path file, String why, String next) {
    return new CozeUsageException("cannot write " + file, why, next);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no right to write there";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
