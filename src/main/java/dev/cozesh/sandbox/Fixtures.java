package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers that were prepared because nothing in a sandbox could give them: the platform's own
 * voices, plugins of the store. Read when first asked for. Thread-safe.
 */
final class Fixtures {
  private static final String FILE = "/sandbox/fixtures.json";

  private ObjectNode all;

  /** Copies of the objects of a list. */
  List<ObjectNode> list(String name) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode object : all().path(name)) {
      objects.add(object.deepCopy());
    }
    return objects;
  }

  /** A copy of an object. */
  ObjectNode object(String name) {
    return ((ObjectNode) all().get(name)).deepCopy();
  }

  private synchronized ObjectNode all() {
    if (all == null) {
      try (InputStream in = Fixtures.class.getResourceAsStream(FILE)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        all = (ObjectNode) Json.parse(text, FILE);
      } catch (IOException e) {
        throw new CozeStateException("the file " + FILE + " cannot be read", "", "", e);
      }
    }
    return all;
  }
}
