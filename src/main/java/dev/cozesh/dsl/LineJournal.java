package dev.cozesh.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file of JSON lines that only grows, and to which this run alone adds. What stood in it is read
 * first; a last line that a crash cut off is taken out. Thread-safe.
 */
public final class LineJournal implements AutoCloseable {
  private final Path path;
  private final Place place;
  // Not a channel: one of those is closed under everybody when one thread is interrupted in it.
  private final RandomAccessFile file;
  private final FileLock lock;
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private boolean mended;

  private LineJournal(Path path, Place place, RandomAccessFile file, FileLock lock) {
    this.path = path;
    this.place = place;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens a journal; made when missing.
   *
   * @throws CozeLockedException when another run has it open
   * @throws CozeScriptException when it cannot be written, or is another kind of file; it is left
   *     as it was
   */
  static LineJournal open(Path path, Place place) {
    RandomAccessFile file = null;
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file = new RandomAccessFile(path.toFile(), "rw");
      LineJournal journal = new LineJournal(path, place, file, locked(file, path));
      journal.read();
      file = null;
      return journal;
    } catch (IOException e) {
      throw unusable(path, place, e);
    } finally {
      closeQuietly(file);
    }
  }

  private static FileLock locked(RandomAccessFile file, Path path) throws IOException {
    FileLock lock = null;
    try {
      // Behind the end of any file: on Windows nobody can read what is locked.
      lock = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      // another journal of this process
    }
    if (lock == null) {
      throw taken(path);
    }
    return lock;
  }

  static CozeLockedException taken(Path path) {
    return new CozeLockedException(
        path.getFileName() + " is being written by another run",
        "two runs at once would do the same rows twice",
        "wait for it, or end that process; or name another file");
  }

  private void read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long lineStart = 0;
    byte[] piece = new byte[1 << 16];
    long at = 0;
    for (int count = file.read(piece); count > 0; count = file.read(piece)) {
      for (int i = 0; i < count; i++, at++) {
        if (piece[i] == '\n') {
          take(line.toString(UTF_8));
          line.reset();
          lineStart = at + 1;
        } else {
          line.write(piece[i]);
        }
      }
    }
    if (line.size() > 0) {
      mend(line.toString(UTF_8), lineStart);
    }
    file.seek(file.length());
  }

  private void take(String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      entries.add(entry(line));
    } catch (CozeDataException e) {
      throw notOurs(e);
    }
  }

  private static Map<String, Object> entry(String line) {
    @SuppressWarnings("unchecked") // a JSON object has names that are texts
    Map<String, Object> entry = Json.value(Json.parse(line, "the line"), Map.class);
    return entry;
  }

  /** Without its line break the last line may be half of one. */
  private void mend(String line, long start) throws IOException {
    try {
      entries.add(entry(line));
      file.seek(file.length());
      file.write('\n');
    } catch (CozeDataException e) {
      if (!line.startsWith("{")) {
        throw notOurs(e);
      }
      file.setLength(start);
      mended = true;
    }
  }

  private CozeScriptException notOurs(CozeDataException e) {
    return new CozeScriptException(
        place,
        path.getFileName() + " is no file of JSON lines: line " + (entries.size() + 1),
        e.what(),
        "name another file; this one is left as it is",
        e);
  }

  /** What stood in it when it was opened. */
  public List<Map<String, Object>> getEntries() {
    return List.copyOf(entries);
  }

  /** Whether a last line that was cut off had to be taken out. */
  public boolean isMended() {
    return mended;
  }

  /** Adds a line, which survives the end of this process. */
  public void add(Map<?, ?> entry) {
    write(entry, false);
  }

  /** Adds a line and returns when it is on the device: it survives a power cut, too. */
  public void addSafely(Map<?, ?> entry) {
    write(entry, true);
  }

  private synchronized void write(Map<?, ?> entry, boolean safely) {
    byte[] line = (Json.line(WireJson.plain(entry)) + "\n").getBytes(UTF_8);
    try {
      long begin = file.length();
      try {
        file.write(line);
      } catch (IOException e) {
        file.setLength(begin); // a full disk may have taken half of it
        throw e;
      }
      if (safely) {
        file.getFD().sync();
      }
    } catch (IOException e) {
      throw unusable(path, place, e);
    }
  }

  /** Empties it. */
  public synchronized void clear() {
    try {
      file.setLength(0);
      file.getFD().sync();
    } catch (IOException e) {
      throw unusable(path, place, e);
    }
  }

  /** Lets other runs have it. */
  @Override
  public synchronized void close() {
    try {
      lock.release();
    } catch (IOException e) {
      // closing the file releases it as well
    } finally {
      closeQuietly(file);
    }
  }

  private static void closeQuietly(RandomAccessFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // each line was written by itself: nothing is held back that could be lost
    }
  }

  private static CozeScriptException unusable(Path path, Place place, IOException e) {
    return new CozeScriptException(
        place,
        path + " cannot be written",
        String.valueOf(e.getMessage()),
        "make room, mend the rights of its directory, or name another file",
        e);
  }

  /** Where it is. */
  @Override
  public String toString() {
    return path.toString();
  }
}
