package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A draft to be published.
 *
 * @param connectorIds where, at least one: 1024 is the API, 999 the Chat SDK; the open-source
 *     server takes no other
 * @param changes what is new, may be empty
 */
public record StudioBotPublish(
    String spaceId,
    String botId,
    @JsonIgnore List<String> connectorIds,
    @JsonProperty("history_info") String changes) {
  public StudioBotPublish {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(botId, "botId");
    connectorIds = List.copyOf(connectorIds);
    requireNonNull(changes, "changes");
  }

  /** Each connector with its parameters, of which these have none. */
  @JsonProperty("connectors")
  Map<String, Map<String, String>> connectors() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    connectorIds.forEach(id -> all.put(id, Map.of()));
    return all;
  }
}
