package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Members of an answer that a model has no name for; they survive a round trip. */
public final class Others {
  private Others() {}

  /** An unchangeable copy in the same order; none for null, which Jackson passes for none. */
  public static Map<String, JsonNode> copyOf(Map<String, JsonNode> members) {
    return members == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }
}
