package dev.cozesh.probe.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeLockedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * One writer a ledger: a file beside it names the process. It outlives a process that was killed
 * and is then taken over. Locks of the operating system would not do: reading the ledger in the
 * same process would end them.
 */
final class LedgerLock implements AutoCloseable {
  private static final int TRIES = 10;
  private static final long PAUSE_NANOS = 10_000_000;

  private final Path file;

  private LedgerLock(Path file) {
    this.file = file;
  }

  static LedgerLock acquire(Path ledger) throws IOException {
    Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
    byte[] mine = line(ProcessHandle.current()).getBytes(UTF_8);
    for (int n = 0; n < TRIES; n++) {
      try {
        PrivateFiles.create(file, mine);
        return new LedgerLock(file);
      } catch (FileAlreadyExistsException e) {
        requireDead(file, ledger, n < TRIES / 2);
      }
    }
    throw locked(ledger, "another process");
  }

  /** Removes the lock of a process that is no more; by a rename, which only one of two can do. */
  private static void requireDead(Path file, Path ledger, boolean patient) throws IOException {
    try {
      String holder = Files.readString(file);
      if (holder.isEmpty() && patient) {
        LockSupport.parkNanos(PAUSE_NANOS); // It is being written, unless its process died there.
        return;
      }
      if (lives(holder)) {
        throw locked(ledger, "process " + holder.strip().split(" ")[0]);
      }
      Path dead = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      Files.move(file, dead);
      Files.delete(dead);
    } catch (NoSuchFileException e) {
      // Its holder let go, or another process was quicker.
    }
  }

  private static boolean lives(String holder) {
    String[] parts = holder.strip().split(" ", 2);
    try {
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .map(process -> line(process).strip().equals(holder.strip()))
          .orElse(false);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String line(ProcessHandle process) {
    String start = process.info().startInstant().map(Object::toString).orElse("");
    return process.pid() + " " + start + "\n";
  }

  private static CozeLockedException locked(Path ledger, String holder) {
    return new CozeLockedException(
        "another run writes to " + ledger + ": " + holder,
        "two runs in one file could not be told apart",
        "wait for it, or end that process; a run that died is replaced by itself");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
