package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Members of an answer that a model has no name for; they survive a round trip. */
public final class Others {
  private Others() {}

  /**
   * The same, but empty for a JSON null, which Jackson passes for an absent member too.
   *
   * @param member as Jackson passes it
   * @return as told there
   */
  public static Optional<JsonNode> there(Optional<JsonNode> member) {
    return member.filter(node -> !node.isNull());
  }

  /**
   * {@return an unchangeable copy in the same order; none for null, which Jackson passes for none}
   *
   * @param <V> what the members are
   * @param members by name; may be null
   */
  public static <V> Map<String, V> copyOf(Map<String, V> members) {
    return members == null || members.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }
}
