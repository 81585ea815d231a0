package dev.cozesh.deploy.state;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * State files, one a target: {@code .cozesh/state/<target>.json}, owner-only, replaced in one step,
 * with the five versions before the last five runs beside it. Not thread-safe; runs are kept apart
 * by {@link TargetLock}.
 */
public final class StateStore {
  private static final int BACKUPS = 5;

  private final Path directory;
  private final Disk disk;
  private final StateText texts = new StateText();
  private boolean backedUp;

  public StateStore(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /**
   * Reads the state of a target; an empty one when there is none yet.
   *
   * @throws CozeStateException when the file is damaged or belongs to another target
   */
  public TargetState load(Target target) {
    Path file = file(target);
    if (!Files.exists(file)) {
      return new TargetState(UUID.randomUUID().toString(), 0, target, new TreeMap<>());
    }
    return rescuer(target).read(target);
  }

  /** What can be saved of a state that cannot be read; empty when it can be read. */
  Optional<Rescue> rescue(Target target) {
    return Files.exists(file(target)) ? rescuer(target).rescue(target) : Optional.empty();
  }

  /** Puts a state in the place of one that cannot be read, which is kept beside it. */
  TargetState rescued(TargetState state) {
    TargetState next = state.withSerial(state.serial() + 1);
    rescuer(state.target()).replace(next);
    return next;
  }

  private StateRescue rescuer(Target target) {
    Path file = file(target);
    List<Path> copies =
        IntStream.rangeClosed(1, BACKUPS).mapToObj(number -> backup(file, number)).toList();
    return new StateRescue(file, copies, disk);
  }

  /**
   * Saves a state; the first save of a run keeps the version before it as a backup.
   *
   * @return the same state with its new serial
   * @throws CozeLockedException when the file is not the one whose serial the state carries
   * @throws CozeStateException when the disk refuses; the old file is whole then
   */
  public TargetState save(TargetState state) {
    return write(state, state.withSerial(state.serial() + 1));
  }

  /** Puts a state in place as it is, serial and all; whether it may is the caller's to know. */
  void restore(TargetState state) {
    write(load(state.target()), state);
  }

  private TargetState write(TargetState seen, TargetState next) {
    Path file = file(next.target());
    try {
      requireUnmoved(file, seen);
      if (!backedUp && Files.exists(file)) {
        rotateBackups(file);
      }
      backedUp = true;
      disk.replace(file, texts.of(next));
      return next;
    } catch (IOException e) {
      throw new CozeStateException(
          "state cannot be written: " + file,
          DiskTrouble.of(e),
          "make room or mend the directory's rights, then run the same command again: the journal"
              + " knows every id",
          e);
    }
  }

  /** The targets that have a state here. */
  List<Target> targets() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(StateStore::targetOf)
          .toList();
    } catch (IOException e) {
      throw damaged(directory, DiskTrouble.of(e), e);
    }
  }

  private static Target targetOf(Path file) {
    try {
      return StateJson.target(Files.readString(file), "it");
    } catch (CozeDataException e) {
      throw damaged(file, e.what() + ": " + e.why(), e);
    } catch (IOException e) {
      throw damaged(file, DiskTrouble.of(e), e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage(), e);
    }
  }

  /** Where the state of a target lies. */
  public Path file(Target target) {
    return directory.resolve(target.key() + ".json");
  }

  private void rotateBackups(Path file) throws IOException {
    for (int n = BACKUPS; n > 1; n--) {
      Path older = backup(file, n - 1);
      if (Files.exists(older)) {
        disk.replace(backup(file, n), Files.readString(older));
      }
    }
    disk.replace(backup(file, 1), Files.readString(file));
  }

  private static Path backup(Path file, int n) {
    return file.resolveSibling(file.getFileName() + ".bak-" + n);
  }

  private static CozeStateException damaged(Path file, String why, Exception cause) {
    return new CozeStateException(
        "state is damaged: " + file,
        why,
        "`cozesh state repair` puts the newest copy that is whole in its place",
        cause);
  }

  /** Whoever saves must have seen what it replaces. */
  private static void requireUnmoved(Path file, TargetState seen) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    StateJson.Head now;
    try {
      now = StateJson.head(file);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage(), e);
    }
    if (!now.lineage().equals(seen.lineage()) || now.serial() != seen.serial()) {
      throw moved(file.toString(), now, seen);
    }
  }

  /** Another run has saved since this one read the state. */
  static CozeLockedException moved(String place, StateJson.Head now, TargetState seen) {
    return new CozeLockedException(
        "another run has saved the state meanwhile: " + place,
        now.lineage().equals(seen.lineage())
            ? "it has serial " + now.serial() + ", this run has read " + seen.serial()
            : "it was begun anew",
        "run the same command again: it goes on from the journal");
  }
}
