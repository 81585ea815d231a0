package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a bot.
 *
 * @param version what {@link StudioBotService#version} takes
 * @param changes what was said to be new
 * @param createTime Unix seconds as text
 * @param connectors where it was published
 * @param other members without a name here
 */
public record StudioBotVersion(
    @JsonProperty(required = true) String version,
    @JsonProperty("info") Optional<String> changes,
    Optional<String> createTime,
    @JsonProperty("connector_infos") Optional<List<Connector>> connectors,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioBotVersion {
    requireNonNull(version, "version");
    connectors = connectors.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * {@return whether it was published there}
   *
   * @param connectorId 1024 is the API
   */
  public boolean isOn(String connectorId) {
    return connectors.stream()
        .flatMap(List::stream)
        .anyMatch(one -> one.id().equals(Optional.of(connectorId)));
  }

  /**
   * Where a version was published.
   *
   * @param other members without a name here
   */
  public record Connector(
      Optional<String> id,
      Optional<String> name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Connector {
      other = Others.copyOf(other);
    }
  }
}
