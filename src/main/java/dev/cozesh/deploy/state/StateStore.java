package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * State files, one a target: {@code .cozesh/state/<target>.json}, owner-only, replaced in one step,
 * with the five versions before the last five runs beside it. Not thread-safe; runs are kept apart
 * by {@link TargetLock}.
 */
public final class StateStore {
  private static final int FORMAT = 1;
  private static final int BACKUPS = 5;

  private final Path directory;
  private final Disk disk;
  private boolean backedUp;

  public StateStore(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /**
   * Reads the state of a target; an empty one when there is none yet.
   *
   * @throws CozeStateException when the file is damaged, is newer than this program, or belongs to
   *     another target
   */
  TargetState load(Target target) {
    Path file = file(target);
    if (!Files.exists(file)) {
      return empty(target);
    }
    try {
      return read(file, target);
    } catch (Unusable e) {
      throw new CozeStateException(e.getMessage() + ": " + file, e.why, next(e, target), e.cause);
    }
  }

  /**
   * What can be saved of a state that cannot be read.
   *
   * @return empty when it can be read
   * @throws CozeStateException when it is newer than this program, which must not touch it then
   */
  Optional<Rescue> rescue(Target target) {
    Path file = file(target);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      read(file, target);
      return Optional.empty();
    } catch (Unusable e) {
      if (e.newer) {
        throw new CozeStateException(e.getMessage() + ": " + file, e.why, next(e, target), e.cause);
      }
      return Optional.of(rescue(target, e.getMessage() + ": " + file + ": " + e.why));
    }
  }

  private Rescue rescue(Target target, String what) {
    Optional<Path> copy = newestGoodCopy(target);
    if (copy.isEmpty()) {
      return new Rescue(
          what, "none of its copies is whole: it is put aside, and begins empty", empty(target));
    }
    TargetState state = load(copy.get(), target);
    return new Rescue(
        what,
        copy.get().getFileName()
            + " takes its place, the newest whole copy: serial "
            + state.serial()
            + ", "
            + state.resources().size()
            + (state.resources().size() == 1 ? " object" : " objects"),
        state);
  }

  /** Puts what was saved in the place of a state that cannot be read, which is kept beside it. */
  TargetState restore(Rescue rescue) {
    Path file = file(rescue.state().target());
    TargetState next = rescue.state().withSerial(rescue.state().serial() + 1);
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      disk.replace(aside, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      disk.replace(file, Json.pretty(encode(next)) + "\n");
      return next;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static TargetState empty(Target target) {
    return new TargetState(UUID.randomUUID().toString(), 0, target, new TreeMap<>());
  }

  private Optional<Path> newestGoodCopy(Target target) {
    for (int n = 1; n <= BACKUPS; n++) {
      Path copy = backup(file(target), n);
      if (Files.exists(copy) && isGood(copy, target)) {
        return Optional.of(copy);
      }
    }
    return Optional.empty();
  }

  private static boolean isGood(Path copy, Target target) {
    try {
      read(copy, target);
      return true;
    } catch (Unusable e) {
      return false;
    }
  }

  private static TargetState load(Path copy, Target target) {
    try {
      return read(copy, target);
    } catch (Unusable e) {
      throw new CozeStateException(e.getMessage() + ": " + copy, e.why, "", e.cause);
    }
  }

  /** A file that is there and is no state of this target. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final boolean newer;
    private final transient Exception cause;

    Unusable(String what, String why, boolean newer, Exception cause) {
      super(what, cause);
      this.why = why;
      this.newer = newer;
      this.cause = cause;
    }
  }

  private static TargetState read(Path file, Target target) throws Unusable {
    try {
      TargetState state = decode(Json.parse(Files.readString(file), file.toString()), target);
      if (!state.target().key().equals(target.key())) {
        throw new Unusable(
            "state belongs to another target",
            "it was written for " + state.target().key() + ", and this is " + target.key(),
            false,
            null);
      }
      return state;
    } catch (CozeDataException e) {
      throw new Unusable("state is damaged", e.why().isEmpty() ? e.what() : e.why(), false, e);
    } catch (CharacterCodingException e) {
      throw new Unusable("state is damaged", "it is not text", false, e);
    } catch (IOException e) {
      throw new Unusable("state cannot be read", DiskTrouble.of(e), false, e);
    } catch (IllegalArgumentException e) {
      throw new Unusable("state is damaged", e.getMessage(), false, e);
    }
  }

  private String next(Unusable found, Target target) {
    if (found.newer) {
      return "update cozesh here as well: what it does not know it would lose";
    }
    return newestGoodCopy(target)
        .map(
            copy ->
                "`cozesh state repair` puts "
                    + copy.getFileName()
                    + " in its place, the newest copy that is whole")
        .orElse(
            "`cozesh state repair` puts it aside and keeps what the journals know; --adopt then"
                + " takes over what has exactly the declared names");
  }

  /**
   * Saves a state; the first save of a run keeps the version before it as a backup.
   *
   * @return the same state with its new serial
   * @throws CozeStateException when the disk refuses; the old file is whole then
   */
  public TargetState save(TargetState state) {
    Path file = file(state.target());
    TargetState next = state.withSerial(state.serial() + 1);
    try {
      if (!backedUp && Files.exists(file)) {
        rotateBackups(file);
      }
      backedUp = true;
      disk.replace(file, Json.pretty(encode(next)) + "\n");
      return next;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static CozeStateException unwritable(Path file, IOException e) {
    return new CozeStateException(
        "state cannot be written: " + file,
        DiskTrouble.of(e),
        "make room or mend the directory's rights, then run the same command again: the journal"
            + " knows every id",
        e);
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

  private static ObjectNode encode(TargetState state) {
    ObjectNode root = Json.object();
    root.put("format", FORMAT);
    root.put("lineage", state.lineage());
    root.put("serial", state.serial());
    root.set("target", Json.tree(state.target()));
    ObjectNode resources = root.putObject("resources");
    state.resources().forEach((address, one) -> resources.set(address.toString(), Json.tree(one)));
    return root;
  }

  private static TargetState decode(JsonNode root, Target target) throws Unusable {
    int format = root.path("format").asInt();
    if (format > FORMAT) {
      throw new Unusable(
          "state was written by a newer cozesh",
          "its format is " + format + ", this cozesh knows " + FORMAT,
          true,
          null);
    }
    if (format != FORMAT || root.path("lineage").asText().isEmpty()) {
      throw new IllegalArgumentException(
          format != FORMAT ? "format " + root.path("format") + " is not known" : "no lineage");
    }
    SortedMap<Address, ResourceState> resources = new TreeMap<>();
    root.path("resources")
        .properties()
        .forEach(entry -> resources.put(address(entry.getKey()), resource(entry.getValue())));
    Target written = value(root.path("target"), Target.class);
    Target now = written.key().equals(target.key()) ? target : written;
    return new TargetState(
        root.path("lineage").asText(), root.path("serial").asLong(), now, resources);
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  private static ResourceState resource(JsonNode node) {
    return value(node, ResourceState.class);
  }

  private static <T> T value(JsonNode node, Class<T> type) {
    try {
      return Json.mapper().treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
