package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** State below a project's {@code .cozesh} directory: for one machine. */
public final class LocalBackend implements StateBackend {
  private final Path directory;
  private final Map<String, String> environment;
  private final Disk disk;
  private final Clock clock;
  private final StateStore store;

  /**
   * @param environment of the process; names user, machine and CI job in the lock
   */
  public LocalBackend(Path directory, Map<String, String> environment, Disk disk, Clock clock) {
    this.directory = requireNonNull(directory, "directory");
    this.environment = Map.copyOf(environment);
    this.disk = requireNonNull(disk, "disk");
    this.clock = requireNonNull(clock, "clock");
    this.store = new StateStore(directory.resolve("state"), disk);
  }

  @Override
  public TargetState load(Target target) {
    return store.load(target);
  }

  @Override
  public TargetState save(TargetState state) {
    return store.save(state);
  }

  @Override
  public Replay replay(Target target) {
    return Journal.replay(journals(), target);
  }

  @Override
  public Replay history(Target target) {
    return Journal.history(journals(), target);
  }

  @Override
  public Optional<Rescue> rescue(Target target) {
    return store.rescue(target);
  }

  @Override
  public TargetState restore(Rescue rescue) {
    return store.restore(rescue);
  }

  @Override
  public Optional<String> deadLock(Target target) {
    return LocalLock.dead(locks(), target, environment);
  }

  @Override
  public void breakDeadLock(Target target) {
    LocalLock.breakDead(locks(), target, environment, disk);
  }

  @Override
  public Journal journal(Target target, String run) {
    return Journal.open(journals(), target, run, disk, clock);
  }

  @Override
  public TargetLock lock(Target target) {
    return LocalLock.acquire(locks(), target, environment, disk, clock);
  }

  @Override
  public ReleaseStore releases(Target target) {
    return new LocalReleases(directory.resolve("releases").resolve(target.key()), disk);
  }

  @Override
  public String place() {
    return directory.toString();
  }

  private Path locks() {
    return directory.resolve("lock");
  }

  private Path journals() {
    return directory.resolve("journal");
  }
}
