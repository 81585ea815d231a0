package dev.cozesh.shell.prompt;

import dev.cozesh.config.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The history on the disk: UTF-8 text for its owner alone, an entry a line; each further line of an
 * entry begins with a tab. Shells that share it write under a lock that stands in a file beside it.
 */
final class HistoryFile {
  /** Another shell holds the lock for the time of a short write; one that is stopped, for long. */
  private static final int TRIES = 1_000;

  private static final long BETWEEN_TRIES = 2_000_000; // nanoseconds

  private static final long LARGEST = 256L << 20; // bytes; what is larger was written by others

  private static final Entries NOTHING = new Entries(false, List.of());

  private final Path file;
  private final int limit;
  private Object identity; // of the file read last: trimming puts another in its place
  private long readTo;

  /**
   * @param limit entries above which the oldest go
   */
  HistoryFile(Path file, int limit) {
    this.file = file;
    this.limit = limit;
  }

  /**
   * What was read.
   *
   * @param anew whether it is the whole file, not only what came since the last time
   */
  record Entries(boolean anew, List<String> lines) {}

  /** Work to do while nobody else writes. */
  private interface Locked<T> {
    T run() throws IOException;
  }

  /**
   * Reads what others have written since the last time; the first time, all.
   *
   * @throws CharacterCodingException when the file is no text; it is put aside then
   * @throws IOException when it cannot be read
   */
  Entries read() throws IOException {
    return Files.exists(file) ? locked(this::readFurther) : NOTHING;
  }

  /**
   * Reads what others have written, and writes entries behind it.
   *
   * @return what others have written
   */
  Entries append(List<String> added) throws IOException {
    return locked(
        () -> {
          Entries others = Files.exists(file) ? readFurther() : NOTHING;
          write(added);
          return others;
        });
  }

  /** Takes the oldest entries out when the file has grown a tenth over its limit. */
  void trim() throws IOException {
    locked(
        () -> {
          List<String> all = all().lines();
          if (all.size() > limit + limit / 10) {
            String text = blocks(all.subList(all.size() - limit, all.size()));
            AtomicFile.writePrivate(file.toRealPath(), text.getBytes(StandardCharsets.UTF_8));
            remember();
          }
          return null;
        });
  }

  /** Takes every entry out. */
  void clear() throws IOException {
    locked(
        () -> {
          Files.deleteIfExists(file);
          identity = null;
          return null;
        });
  }

  private <T> T locked(Locked<T> work) throws IOException {
    AtomicFile.privateDirectory(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel = AtomicFile.openPrivate(beside)) {
      lock(channel); // until the channel is closed
      return work.run();
    }
  }

  private void lock(FileChannel channel) throws IOException {
    for (int tried = 0; tried < TRIES; tried++) {
      if (isLocked(channel)) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_TRIES);
    }
    throw new IOException("another shell keeps it locked");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another shell in this program
    }
  }

  private Entries readFurther() throws IOException {
    if (!key().equals(identity) || Files.size(file) < readTo) {
      return all();
    }
    try {
      List<String> lines = entries(text(readTo));
      remember();
      return new Entries(false, lines);
    } catch (CharacterCodingException e) {
      return all();
    }
  }

  private Entries all() throws IOException {
    try {
      List<String> lines = entries(text(0));
      remember();
      return new Entries(true, lines);
    } catch (CharacterCodingException e) {
      putAside();
      throw e;
    }
  }

  private void putAside() throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  private Object key() throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key; // Windows has none; there a file that shrank tells as much
  }

  private void remember() throws IOException {
    identity = key();
    readTo = Files.size(file);
  }

  private String text(long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() - from > LARGEST) {
        throw new IOException("it is too large");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      if (text.indexOf('\0') >= 0) {
        throw new CharacterCodingException();
      }
      return text;
    }
  }

  private void write(List<String> added) throws IOException {
    try (FileChannel channel = openToAppend()) {
      keepPrivate();
      long end = channel.size();
      String text = endsInLine(channel) ? "\n" + blocks(added) : blocks(added);
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      try {
        channel.position(end);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        channel.truncate(end); // half an entry, on a full disk
        throw e;
      }
    }
    remember();
  }

  private FileChannel openToAppend() throws IOException {
    AtomicFile.createPrivate(file);
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether a writer was cut off in an entry. */
  private static boolean endsInLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  /** Somebody may have opened it to others; a file system without modes has none to keep. */
  private void keepPrivate() throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String blocks(List<String> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(each -> text.append(each.replace("\n", "\n\t")).append('\n'));
    return text.toString();
  }

  private static List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    for (String line : text.split("\n")) {
      if (line.startsWith("\t") && entry.length() > 0) {
        entry.append('\n').append(line, 1, line.length());
      } else {
        add(entry, entries);
        entry.append(line);
      }
    }
    add(entry, entries);
    return entries;
  }

  private static void add(StringBuilder entry, List<String> entries) {
    if (!entry.toString().isBlank()) {
      entries.add(entry.toString());
    }
    entry.setLength(0);
  }
}
