package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.HeldLock;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalStore;
import dev.cozesh.deploy.state.LockRecord;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.deploy.state.Rescue;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeLockedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A back end whose locks are waited for, with pauses that grow from 1 s to 16 s. */
public final class PatientBackend implements StateBackend {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

  private final StateBackend backend;
  private final Duration patience;
  private final Pauses pauses;
  private final Consumer<String> remarks;

  /**
   * @param patience how long a lock is waited for; zero: not at all
   * @param remarks told once for whom it waits
   */
  public PatientBackend(
      StateBackend backend, Duration patience, Waiting waiting, Consumer<String> remarks) {
    this.backend = requireNonNull(backend, "backend");
    this.patience = requireNonNull(patience, "patience");
    this.pauses = new Pauses(waiting.clock(), waiting.sleeper(), waiting.stopRequested());
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /** How to wait. */
  public record Waiting(Clock clock, Sleeper sleeper, BooleanSupplier stopRequested) {}

  @Override
  public TargetLock lock(Target target) {
    Instant end = pauses.clock().instant().plus(patience);
    Duration pause = Duration.ofSeconds(1);
    boolean told = false;
    while (true) {
      try {
        return backend.lock(target);
      } catch (CozeLockedException e) {
        Duration left = Duration.between(pauses.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
          throw e;
        }
        if (!told) {
          remarks.accept("waiting for up to " + patience.toSeconds() + " s: " + e.what());
          told = true;
        }
        pauses.sleep(pause.compareTo(left) < 0 ? pause : left);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      }
    }
  }

  @Override
  public List<Target> targets() {
    return backend.targets();
  }

  @Override
  public TargetState load(Target target) {
    return backend.load(target);
  }

  @Override
  public TargetState save(TargetState state) {
    return backend.save(state);
  }

  @Override
  public void restore(TargetState state) {
    backend.restore(state);
  }

  @Override
  public Optional<Rescue> rescue(Target target) {
    return backend.rescue(target);
  }

  @Override
  public TargetState rescued(TargetState state) {
    return backend.rescued(state);
  }

  @Override
  public Optional<String> deadLock(Target target) {
    return backend.deadLock(target);
  }

  @Override
  public void breakDeadLock(Target target) {
    backend.breakDeadLock(target);
  }

  @Override
  public JournalStore journals(Target target) {
    return backend.journals(target);
  }

  @Override
  public Journal journal(Target target, String run) {
    return backend.journal(target, run);
  }

  @Override
  public List<HeldLock> locks() {
    return backend.locks();
  }

  @Override
  public void unlock(LockRecord record) {
    backend.unlock(record);
  }

  @Override
  public ReleaseStore releases(Target target) {
    return backend.releases(target);
  }

  @Override
  public String place() {
    return backend.place();
  }

  @Override
  public void close() {
    backend.close();
  }
}
