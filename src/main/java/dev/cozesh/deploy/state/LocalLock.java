package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.deploy.plan.Target;
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
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * One run a target at a time: {@code .cozesh/lock/<target>.json} names the holder, who renews it. A
 * holder that died is replaced at once on the same machine, one that fell silent after its lease of
 * 60 s. Whoever lost the lock learns so before its next write: {@link #requireHeld} is the fence.
 * Thread-safe.
 */
public final class LocalLock implements TargetLock {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int GUARD_TRIES = 200;
  private static final long GUARD_PAUSE_NANOS = 10_000_000;

  private final Path file;
  private final Disk disk;
  private final Clock clock;
  private final Timer heartbeat = new Timer("cozesh-lock", true);
  private LockRecord mine;

  private LocalLock(Path file, Disk disk, Clock clock, LockRecord mine) {
    this.file = file;
    this.disk = disk;
    this.clock = clock;
    this.mine = mine;
  }

  /**
   * Takes the lock of a target.
   *
   * @param environment of the process; names the user, the machine and the CI job
   * @throws CozeLockedException when a living run holds it
   * @throws CozeStateException when the directory cannot be written
   */
  public static LocalLock acquire(
      Path directory, Target target, Map<String, String> environment, Disk disk, Clock clock) {
    Path file = directory.resolve(target.key() + ".json");
    LockRecord mine = thisProcess(environment, clock.instant());
    guarded(
        file,
        disk,
        () -> {
          Optional<LockRecord> holder = read(file);
          if (holder.isPresent() && isAlive(holder.get(), mine, clock.instant())) {
            throw new CozeLockedException(
                "another run holds " + target.key() + ": " + holder.get().holder(),
                "two runs at once could make an object twice",
                "wait for it, or end that process; a run that died is replaced by itself");
          }
          disk.replace(file, Json.pretty(mine) + "\n");
        });
    LocalLock lock = new LocalLock(file, disk, clock, mine);
    lock.beat();
    return lock;
  }

  /**
   * In words, a lock whose file is no lock record or whose process of this machine is gone; empty
   * when there is none.
   */
  static Optional<String> dead(Path directory, Target target, Map<String, String> environment) {
    Path file = directory.resolve(target.key() + ".json");
    try {
      return read(file)
          .filter(holder -> holder.host().equals(machine(environment)) && !processLives(holder))
          .map(holder -> "the lock of " + holder.holder() + ", a process that is gone");
    } catch (CozeStateException e) {
      return Optional.of(e.what() + ": " + e.why());
    }
  }

  /** Deletes a lock that is {@link #dead}. */
  static void breakDead(Path directory, Target target, Map<String, String> environment, Disk disk) {
    Path file = directory.resolve(target.key() + ".json");
    guarded(
        file,
        disk,
        () -> {
          if (dead(directory, target, environment).isPresent()) {
            Files.deleteIfExists(file);
          }
        });
  }

  @Override
  public synchronized void requireHeld() {
    boolean held = read(file).map(now -> now.id().equals(mine.id())).orElse(false);
    if (!held) {
      throw new CozeLockedException(
          "the lock was lost to another run",
          "this run was silent for longer than " + LEASE.toSeconds() + " s",
          "run the same command again: it goes on from the journal");
    }
  }

  /** Lets the lock go, unless another run has it by now. */
  @Override
  public void close() {
    heartbeat.cancel();
    guarded(
        file,
        disk,
        () -> {
          if (read(file).map(now -> now.id().equals(mine.id())).orElse(false)) {
            Files.deleteIfExists(file);
          }
        });
  }

  private void beat() {
    TimerTask renew =
        new TimerTask() {
          @Override
          public void run() {
            renew();
          }
        };
    heartbeat.schedule(renew, HEARTBEAT.toMillis(), HEARTBEAT.toMillis());
  }

  private synchronized void renew() {
    try {
      guarded(
          file,
          disk,
          () -> {
            if (read(file).map(now -> now.id().equals(mine.id())).orElse(false)) {
              mine = mine.renewedAt(clock.instant().toString());
              disk.replace(file, Json.pretty(mine) + "\n");
            }
          });
    } catch (CozeStateException e) {
      // The fence finds out before the next write; a full disk now may have room then.
    }
  }

  private static boolean isAlive(LockRecord holder, LockRecord mine, Instant now) {
    boolean sameMachine = holder.host().equals(mine.host());
    if (sameMachine && !processLives(holder)) {
      return false;
    }
    return Instant.parse(holder.renewed()).plus(LEASE).isAfter(now);
  }

  private static boolean processLives(LockRecord holder) {
    return ProcessHandle.of(holder.pid())
        .filter(ProcessHandle::isAlive)
        .map(process -> start(process).equals(holder.processStart()))
        .orElse(false);
  }

  private static LockRecord thisProcess(Map<String, String> environment, Instant now) {
    ProcessHandle process = ProcessHandle.current();
    String job = environment.getOrDefault("CI_JOB_URL", environment.getOrDefault("BUILD_URL", ""));
    return new LockRecord(
        UUID.randomUUID().toString(),
        process.pid(),
        start(process),
        machine(environment),
        environment.getOrDefault("USER", System.getProperty("user.name", "")),
        job,
        now.toString(),
        now.toString());
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** The machine's name without asking a name server. */
  private static String machine(Map<String, String> environment) {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      if (Files.isReadable(kernel)) {
        return Files.readString(kernel).strip();
      }
    } catch (IOException e) {
      return environment.getOrDefault("HOSTNAME", "this machine");
    }
    return environment.getOrDefault(
        "HOSTNAME", environment.getOrDefault("COMPUTERNAME", "this machine"));
  }

  private static Optional<LockRecord> read(Path file) {
    try {
      String text = Files.readString(file);
      return Optional.of(
          Json.mapper().treeToValue(Json.parse(text, file.toString()), LockRecord.class));
    } catch (IOException | CozeDataException e) {
      if (e instanceof JsonProcessingException || e instanceof CozeDataException) {
        throw new CozeStateException(
            "lock is damaged: " + file,
            "it is not a lock record",
            "`cozesh state repair` takes it away",
            e);
      }
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
