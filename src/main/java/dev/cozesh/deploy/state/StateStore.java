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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

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
   * @throws CozeStateException when the file is damaged or belongs to another target
   */
  public TargetState load(Target target) {
    Path file = file(target);
    if (!Files.exists(file)) {
      return new TargetState(UUID.randomUUID().toString(), 0, target, new TreeMap<>());
    }
    try {
      TargetState state = decode(Json.parse(Files.readString(file), file.toString()), target);
      if (!state.target().key().equals(target.key())) {
        throw damaged(file, "it belongs to " + state.target().key(), null);
      }
      return state;
    } catch (CozeDataException e) {
      throw damaged(file, e.what() + ": " + e.why(), e);
    } catch (IOException e) {
      throw damaged(file, DiskTrouble.of(e), e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage(), e);
    }
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
      throw new CozeStateException(
          "state cannot be written: " + file,
          DiskTrouble.of(e),
          "make room or mend the directory's rights, then run the same command again: the journal"
              + " knows every id",
          e);
    }
  }

  /**
   * The targets that there is a state of, in the order of their files.
   *
   * @throws CozeStateException when one of the files is damaged
   */
  public List<Target> targets() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(StateStore::target)
          .toList();
    } catch (IOException e) {
      throw damaged(directory, DiskTrouble.of(e), e);
    }
  }

  private static Target target(Path file) {
    try {
      JsonNode root = Json.parse(Files.readString(file), file.toString());
      return value(root.path("target"), Target.class);
    } catch (CozeDataException e) {
      throw damaged(file, e.what() + ": " + e.why(), e);
    } catch (IOException e) {
      throw damaged(file, DiskTrouble.of(e), e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw damaged(file, "it does not say which target it belongs to", e);
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
        "put the newest good copy back ("
            + backup(file, 1).getFileName()
            + " is the latest), or move"
            + " the file away and run again with --adopt",
        cause);
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

  private static TargetState decode(JsonNode root, Target target) {
    if (root.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("format " + root.path("format") + " is not known");
    }
    SortedMap<Address, ResourceState> resources = new TreeMap<>();
    root.path("resources")
        .properties()
        .forEach(entry -> resources.put(address(entry.getKey()), resource(entry.getValue())));
    Target written = value(root.path("target"), Target.class);
    Target now =
        written.isPlaceOf(target)
            ? target.in(target.environment().or(written::environment))
            : written;
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
