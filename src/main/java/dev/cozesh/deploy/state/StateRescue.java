package dev.cozesh.deploy.state;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A state file that cannot be read: what is wrong with it, and which copy is whole. */
final class StateRescue {
  private final Path file;
  private final List<Path> copies;
  private final Disk disk;

  /**
   * @param copies older versions of the file, newest first; some may be missing
   */
  StateRescue(Path file, List<Path> copies, Disk disk) {
    this.file = file;
    this.copies = List.copyOf(copies);
    this.disk = disk;
  }

  /**
   * Reads the state.
   *
   * @throws CozeStateException when it cannot be read, with what to do about it
   */
  TargetState read(Target target) {
    try {
      return read(file, target);
    } catch (Unusable e) {
      throw new CozeStateException("state is damaged: " + file, e.getMessage(), next(e, target), e);
    }
  }

  /**
   * What can be saved; empty when the file can be read.
   *
   * @throws CozeStateException when a newer program wrote it, which must not be undone
   */
  Optional<Rescue> rescue(Target target) {
    try {
      read(file, target);
      return Optional.empty();
    } catch (Unusable e) {
      if (e.isNewer()) {
        read(target); // refuses, and says why
      }
      return Optional.of(rescue(target, "state is damaged: " + file + ": " + e.getMessage()));
    }
  }

  /** Puts a state in the place of the file, which is kept beside it. */
  void replace(TargetState state) {
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      disk.replace(aside, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      disk.replace(file, StateJson.text(state));
    } catch (IOException e) {
      throw new CozeStateException(
          "state cannot be written: " + file,
          DiskTrouble.of(e),
          "make room or mend the directory's rights, then run the same command again",
          e);
    }
  }

  private Rescue rescue(Target target, String what) {
    for (Path copy : copies) {
      Optional<TargetState> good = good(copy, target);
      if (good.isPresent()) {
        int objects = good.get().resources().size();
        return new Rescue(
            what,
            copy.getFileName()
                + " takes its place, the newest whole copy: serial "
                + good.get().serial()
                + ", "
                + objects
                + (objects == 1 ? " object" : " objects"),
            good.get());
      }
    }
    return new Rescue(
        what,
        "none of its copies is whole: it is put aside, and begins empty",
        new TargetState(UUID.randomUUID().toString(), 0, target, new TreeMap<>()));
  }

  private String next(Unusable found, Target target) {
    if (found.isNewer()) {
      return "update cozesh here as well: what it does not know it would lose";
    }
    return copies.stream()
        .filter(copy -> good(copy, target).isPresent())
        .findFirst()
        .map(
            copy ->
                "`cozesh state repair` puts "
                    + copy.getFileName()
                    + " in its place, the newest copy that is whole")
        .orElse(
            "`cozesh state repair` puts it aside and keeps what the journals know; --adopt then"
                + " takes over what has exactly the declared names");
  }

  private static Optional<TargetState> good(Path copy, Target target) {
    try {
      return Files.exists(copy) ? Optional.of(read(copy, target)) : Optional.empty();
    } catch (Unusable e) {
      return Optional.empty();
    }
  }

  /** A file that is no state of the target; its message says why. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why, Exception cause) {
      super(why, cause);
    }

    boolean isNewer() {
      return getCause() instanceof StateJson.NewerFormat;
    }
  }

  private static TargetState read(Path file, Target target) throws Unusable {
    try {
      return StateJson.read(Files.readString(file), "it", target);
    } catch (CozeDataException e) {
      throw new Unusable(e.what() + ": " + e.why(), e);
    } catch (CharacterCodingException e) {
      throw new Unusable("it is not UTF-8 text", e);
    } catch (IOException e) {
      throw new Unusable(DiskTrouble.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new Unusable(e.getMessage(), e);
    }
  }
}
