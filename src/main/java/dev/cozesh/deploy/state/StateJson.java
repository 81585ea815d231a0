package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state as JSON: the same in a file and in a database. */
public final class StateJson {
  static final int FORMAT = 1;

  private StateJson() {}

  /** {@return the state as indented JSON, a line break at its end} */
  public static String text(TargetState state) {
    return new StateText().of(state);
  }

  /**
   * Reads a state.
   *
   * @param source where the text is from, for errors
   * @throws CozeDataException when it is not JSON
   * @throws IllegalArgumentException when it is not a state, or one of another target
   */
  public static TargetState read(String text, String source, Target target) {
    TargetState state = decode(Json.parse(text, source), target);
    if (!state.target().key().equals(target.key())) {
      throw new IllegalArgumentException("it belongs to " + state.target().key());
    }
    return state;
  }

  /** A state that a newer program wrote: what this one does not know of it, it would lose. */
  static final class NewerFormat extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NewerFormat(int format) {
      super("a newer cozesh wrote it: its format is " + format + ", this cozesh knows " + FORMAT);
    }
  }

  /**
   * What a state is of.
   *
   * @throws CozeDataException when it is not JSON
   * @throws IllegalArgumentException when it is not a state
   */
  static Target target(String text, String source) {
    Target target = value(Json.parse(text, source).path("target"), Target.class);
    if (target == null) {
      throw new IllegalArgumentException("it names no target");
    }
    return target;
  }

  /**
   * Which version of which history it is.
   *
   * @param lineage made once, with the first state of the target
   */
  record Head(String lineage, long serial) {}

  /**
   * The head of a state in a file; reads no further.
   *
   * @throws IllegalArgumentException when it is not a state
   */
  static Head head(Path file) throws IOException {
    String lineage = null;
    try (JsonParser parser = Json.mapper().createParser(file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() != null) {
        String name = parser.currentName();
        parser.nextToken();
        if ("lineage".equals(name)) {
          lineage = parser.getText();
        } else if ("serial".equals(name) && lineage != null) {
          return new Head(lineage, parser.getLongValue());
        } else {
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("it has no lineage and serial");
  }

  private static TargetState decode(JsonNode root, Target target) {
    int format = root.path("format").asInt();
    if (format > FORMAT) {
      throw new NewerFormat(format);
    }
    if (format != FORMAT) {
      throw new IllegalArgumentException("format " + root.path("format") + " is not known");
    }
    if (root.path("lineage").asText().isEmpty()) {
      throw new IllegalArgumentException("it has no lineage");
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
