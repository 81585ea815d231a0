package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One run a target at a time: a file names the holder, who renews it. A holder that died is
 * replaced at once on the same machine, one that fell silent after its lease of 60 s. Whoever lost
 * the lock learns so before its next write: {@link #requireHeld} is the fence. Thread-safe.
 */
final class LocalLock implements TargetLock {
  private static final int GUARD_TRIES = 200;
  private static final long GUARD_PAUSE_NANOS = 10_000_000;

  private final Path file;
  private final Disk disk;
  private final Clock clock;
  private Heartbeat heartbeat;
  private LockRecord mine;

  private LocalLock(Path file, Disk disk, Clock clock, LockRecord mine) {
    this.file = file;
    this.disk = disk;
    this.clock = clock;
    this.mine = mine;
  }

  /**
   * Takes the lock.
   *
   * @param file names the holder
   * @param mine who wants it
   * @throws CozeLockedException when a living run holds it
   * @throws CozeStateException when the directory cannot be written
   */
  static LocalLock acquire(Path file, LockRecord mine, Disk disk, Clock clock) {
    guarded(
        file,
        disk,
        () -> {
          Optional<HeldLock> holder =
              read(file).map(record -> seen(record, mine.host(), clock.instant()));
          if (holder.isPresent() && holder.get().isAlive()) {
            throw holder.get().refusal();
          }
          disk.replace(file, text(mine));
        });
    LocalLock lock = new LocalLock(file, disk, clock, mine);
    lock.heartbeat = Heartbeat.every(HeldLock.HEARTBEAT, lock::renew);
    return lock;
  }

  /**
   * Who holds it, as this machine sees it.
   *
   * @param machine the name of this one
   */
  static Optional<HeldLock> look(Path file, String machine, Clock clock) {
    return read(file).map(record -> seen(record, machine, clock.instant()));
  }

  /** What is wrong with a lock's file; empty when it names a holder, or there is none. */
  static Optional<String> damage(Path file) {
    try {
      read(file);
      return Optional.empty();
    } catch (CozeStateException e) {
      return Optional.of(e.what() + ": " + e.why());
    }
  }

  /** Takes away a file that names no holder. */
  static void removeDamaged(Path file, Disk disk) {
    guarded(
        file,
        disk,
        () -> {
          if (damage(file).isPresent()) {
            Files.deleteIfExists(file);
          }
        });
  }

  /** Takes the lock away, if it is still that holding. */
  static void remove(Path file, String id, Disk disk) {
    if (!isHeldBy(file, id)) {
      return;
    }
    guarded(
        file,
        disk,
        () -> {
          if (isHeldBy(file, id)) {
            Files.deleteIfExists(file);
          }
        });
  }

  @Override
  public synchronized void requireHeld() {
    Optional<LockRecord> now = read(file);
    if (now.filter(record -> record.id().equals(mine.id())).isEmpty()) {
      throw lost(now);
    }
  }

  /** Does something while nobody else can take the lock, if it is still held. */
  synchronized void whileHeld(Runnable work) {
    guarded(
        file,
        disk,
        () -> {
          requireHeld();
          work.run();
        });
  }

  /** Lets the lock go, unless another run has it by now. */
  @Override
  public void close() {
    heartbeat.close();
    remove(file, mine.id(), disk);
  }

  private static CozeLockedException lost(Optional<LockRecord> now) {
    return new CozeLockedException(
        "the lock was lost"
            + now.map(record -> " to another run: " + record.holder())
                .orElse(": it is not this run's any more"),
        "this run was silent for longer than "
            + HeldLock.LEASE.toSeconds()
            + " s and another took over, or somebody ran `cozesh unlock`",
        "nothing more was written; run the same command again: it goes on from the journal");
  }

  /**
   * A lock that was lost is renewed no more, and a directory that was taken away not made again.
   */
  synchronized void renew() {
    try {
      if (!isHeldBy(file, mine.id())) {
        heartbeat.close();
        return;
      }
      guarded(
          file,
          disk,
          () -> {
            if (isHeldBy(file, mine.id())) {
              mine = mine.renewedAt(clock.instant());
              disk.replace(file, text(mine));
            }
          });
    } catch (CozeStateException e) {
      // The fence finds out before the next write; a full disk now may have room then.
    }
  }

  private static HeldLock seen(LockRecord record, String machine, Instant now) {
    Duration silence = Duration.between(Instant.parse(record.renewed()), now);
    boolean lives = !record.isOfADeadProcessOf(machine) && silence.compareTo(HeldLock.LEASE) < 0;
    return new HeldLock(
        record, Duration.between(Instant.parse(record.started()), now), silence, lives);
  }

  private static boolean isHeldBy(Path file, String id) {
    return read(file).filter(now -> now.id().equals(id)).isPresent();
  }

  private static String text(LockRecord record) {
    return Json.pretty(record) + "\n";
  }

  private static Optional<LockRecord> read(Path file) {
    try {
      String text = Files.readString(file);
      return Optional.of(
          Json.mapper().treeToValue(Json.parse(text, file.toString()), LockRecord.class));
    } catch (JsonProcessingException | CozeDataException e) {
      throw new CozeStateException(
          "lock is damaged: " + file,
          "it is not a lock record",
          "see that no run is at work; then `cozesh state repair` takes the file away",
          e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Runs a step while no other process looks at the lock. */
  private static void guarded(Path file, Disk disk, Step step) {
    Path guard = file.resolveSibling(file.getFileName() + ".guard");
    try {
      disk.directory(guard.getParent());
      try (FileChannel channel =
          FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        try (FileLock held = guardOf(channel)) {
          if (held.isValid()) {
            step.run();
          }
        }
      }
    } catch (IOException e) {
      throw new CozeStateException(
          "lock cannot be written: " + file,
          DiskTrouble.of(e),
          "make room or mend the directory's rights, then run the same command again",
          e);
    }
  }

  private static FileLock guardOf(FileChannel channel) throws IOException {
    for (int n = 0; n < GUARD_TRIES; n++) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process; it is done within milliseconds as well.
      }
      LockSupport.parkNanos(GUARD_PAUSE_NANOS);
    }
    throw new IOException("another process keeps the lock's guard");
  }
}
