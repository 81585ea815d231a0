package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** State below a project's {@code .cozesh} directory: for one machine. Thread-safe. */
public final class LocalBackend implements StateBackend {
  private final Path directory;
  private final Map<String, String> environment;
  private final String command;
  private final Disk disk;
  private final Clock clock;
  private final StateStore store;
  private final Map<String, LocalLock> locks = new ConcurrentHashMap<>();

  /**
   * @param environment of the process; names user, machine and CI job in the lock
   */
  public LocalBackend(Path directory, Map<String, String> environment, Disk disk, Clock clock) {
    this(directory, environment, "", disk, clock);
  }

  private LocalBackend(
      Path directory, Map<String, String> environment, String command, Disk disk, Clock clock) {
    this.directory = requireNonNull(directory, "directory");
    this.environment = Map.copyOf(environment);
    this.command = requireNonNull(command, "command");
    this.disk = requireNonNull(disk, "disk");
    this.clock = requireNonNull(clock, "clock");
    this.store = new StateStore(directory.resolve("state"), disk);
  }

  /** The same for a run of that command, which its locks name: {@code cozesh apply x.groovy}. */
  public LocalBackend running(String ofCommand) {
    return new LocalBackend(directory, environment, ofCommand, disk, clock);
  }

  @Override
  public List<Target> targets() {
    return store.targets();
  }

  @Override
  public TargetState load(Target target) {
    return store.load(target);
  }

  @Override
  public TargetState save(TargetState state) {
    TargetState[] saved = {state};
    held(state.target()).whileHeld(() -> saved[0] = store.save(state));
    return saved[0];
  }

  @Override
  public void restore(TargetState state) {
    held(state.target()).whileHeld(() -> store.restore(state));
  }

  @Override
  public JournalStore journals(Target target) {
    return new FileJournals(
        directory.resolve("journal").resolve(target.key()), disk, () -> held(target).requireHeld());
  }

  @Override
  public Optional<Rescue> rescue(Target target) {
    return store.rescue(target);
  }

  @Override
  public TargetState rescued(TargetState state) {
    held(state.target()).requireHeld();
    return store.rescued(state);
  }

  @Override
  public Optional<String> deadLock(Target target) {
    return LocalLock.damage(lockFile(target.key())).or(() -> StateBackend.super.deadLock(target));
  }

  @Override
  public void breakDeadLock(Target target) {
    if (LocalLock.damage(lockFile(target.key())).isPresent()) {
      LocalLock.removeDamaged(lockFile(target.key()), disk);
    } else {
      StateBackend.super.breakDeadLock(target);
    }
  }

  @Override
  public Journal journal(Target target, String run) {
    return Journal.open(journals(target), run, clock);
  }

  @Override
  public TargetLock lock(Target target) {
    LockRecord mine = LockRecord.ofThisProcess(target.key(), environment, command, clock.instant());
    LocalLock lock = LocalLock.acquire(lockFile(target.key()), mine, disk, clock);
    locks.put(target.key(), lock);
    return lock;
  }

  @Override
  public List<HeldLock> locks() {
    Path folder = directory.resolve("lock");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String machine = LockRecord.machine(environment);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> LocalLock.look(file, machine, clock))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "locks cannot be read: " + folder, DiskTrouble.of(e), "mend the directory's rights", e);
    }
  }

  @Override
  public void unlock(LockRecord record) {
    LocalLock.remove(lockFile(record.target()), record.id(), disk);
  }

  @Override
  public ReleaseStore releases(Target target) {
    return new FencedReleases(
        new LocalReleases(directory.resolve("releases").resolve(target.key()), disk),
        write -> held(target).whileHeld(write));
  }

  @Override
  public String place() {
    return directory.toString();
  }

  private Path lockFile(String key) {
    return directory.resolve("lock").resolve(key + ".json");
  }

  private LocalLock held(Target target) {
    LocalLock lock = locks.get(target.key());
    if (lock == null) {
      throw new IllegalStateException("written without the lock of " + target.key());
    }
    return lock;
  }
}
