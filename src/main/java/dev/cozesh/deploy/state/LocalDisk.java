package dev.cozesh.deploy.state;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file system of this machine. Thread-safe; what {@link #append} returns is not. */
public final class LocalDisk implements Disk {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Forcing forcing;

  /** Whatever is written outlasts a power cut. */
  public LocalDisk() {
    this(channel -> channel.force(true));
  }

  /**
   * @param forcing what makes a file, or the names in a directory, outlast a power cut
   */
  public LocalDisk(Forcing forcing) {
    this.forcing = requireNonNull(forcing, "forcing");
  }

  /** Makes what was written to a file or a directory outlast a power cut. */
  @FunctionalInterface
  public interface Forcing {
    /**
     * @throws IOException when it cannot
     */
    void force(FileChannel channel) throws IOException;
  }

  @Override
  public void replace(Path file, String text) throws IOException {
    directory(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
      writeFully(channel, text);
      forcing.force(channel);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.getParent());
  }

  @Override
  public Lines append(Path file) throws IOException {
    directory(file.getParent());
    boolean isNew = !Files.exists(file);
    FileChannel channel = open(file, CREATE, READ, WRITE);
    try {
      closeTornLine(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (isNew) {
      forceDirectory(file.getParent());
    }
    return new ChannelLines(channel, forcing);
  }

  private static void closeTornLine(FileChannel channel) throws IOException {
    long size = channel.size();
    channel.position(size);
    if (size == 0) {
      return;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, size - 1);
    if (last.get(0) != '\n') {
      writeFully(channel, "\n");
    }
  }

  private static FileChannel open(Path file, OpenOption... options) throws IOException {
    if (!POSIX) {
      return FileChannel.open(file, options);
    }
    FileAttribute<Set<PosixFilePermission>> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return FileChannel.open(file, Set.of(options), ownerOnly);
  }

  @Override
  public void directory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (POSIX) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  /** A rename is durable only when its directory is; some file systems cannot be told so. */
  private void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      forcing.force(channel);
    } catch (IOException e) {
      // Windows opens no directories; the rename itself has happened.
    }
  }

  private static void writeFully(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private record ChannelLines(FileChannel channel, Forcing forcing) implements Lines {
    @Override
    public void add(String line, boolean durable) throws IOException {
      // Behind what another process has added since.
      channel.position(channel.size());
      writeFully(channel, line + "\n");
      if (durable) {
        forcing.force(channel);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
