package dev.cozesh.probe.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a ledger, where whole lines are added. After a failure nothing is added any more, and
 * what of a line got there is taken back as far as the disk allows. Thread-safe.
 */
final class LedgerLines implements AutoCloseable {
  private final Path file;
  private final LedgerLock lock;
  // A stream, not a channel: the interrupt of one worker would close a channel for all.
  private final FileOutputStream out;
  private long length;
  private CozeStateException failure;

  private LedgerLines(Path file, LedgerLock lock, FileOutputStream out) {
    this.file = file;
    this.lock = lock;
    this.out = out;
    this.length = file.toFile().length();
  }

  /** Opens a new file, or one that is there. */
  static LedgerLines open(Path file, boolean again) {
    Path absolute = file.toAbsolutePath();
    try {
      if (again && !Files.exists(absolute)) {
        throw new CozeUsageException("there is no ledger " + file, "", "");
      }
      PrivateFiles.directory(absolute.getParent());
      LedgerLock lock = LedgerLock.acquire(absolute);
      try {
        return new LedgerLines(file, lock, prepared(absolute, again));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static FileOutputStream prepared(Path file, boolean again) throws IOException {
    if (again) {
      cutTornLine(file);
    } else if (!Files.exists(file)) {
      PrivateFiles.create(file, new byte[0]);
    } else if (Files.size(file) > 0) {
      throw new CozeUsageException(
          "there is a ledger " + file + " already",
          "a ledger is evidence and is never overwritten",
          "choose another name, or go on with that run");
    }
    return new FileOutputStream(file.toFile(), true);
  }

  private static void cutTornLine(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long end = bytes.length();
      while (end > 0) {
        bytes.seek(end - 1);
        if (bytes.read() == '\n') {
          break;
        }
        end--;
      }
      if (end < bytes.length()) {
        bytes.setLength(end);
      }
    }
  }

  /** Adds lines that belong together; forced to the device when they must outlive a power cut. */
  void add(List<String> lines, boolean force) {
    add((String.join("\n", lines) + "\n").getBytes(UTF_8), force);
  }

  /** Adds one line of two parts, the first of ASCII. */
  void add(String start, byte[] rest) {
    byte[] line = new byte[start.length() + rest.length + 1];
    System.arraycopy(start.getBytes(US_ASCII), 0, line, 0, start.length());
    System.arraycopy(rest, 0, line, start.length(), rest.length);
    line[line.length - 1] = '\n';
    add(line, false);
  }

  private synchronized void add(byte[] bytes, boolean force) {
    if (failure != null) {
      throw failure;
    }
    try {
      out.write(bytes);
      if (force) {
        out.getFD().sync();
      }
      length += bytes.length;
    } catch (IOException e) {
      failure = unwritable(file, e);
      takeBack();
      throw failure;
    }
  }

  private void takeBack() {
    try {
      out.getChannel().truncate(length);
    } catch (IOException e) {
      // A reader passes over a half-written last line.
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
      lock.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static CozeStateException unwritable(Path file, IOException e) {
    return new CozeStateException(
        "the ledger cannot be written: " + file,
        trouble(e),
        "nothing more is sent; make room or mend the rights, then resume the run",
        e);
  }

  private static String trouble(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not write there";
    }
    if (e instanceof FileSystemException of && of.getReason() != null) {
      return of.getReason();
    }
    return e.getMessage() == null ? "the disk refused" : e.getMessage();
  }
}
