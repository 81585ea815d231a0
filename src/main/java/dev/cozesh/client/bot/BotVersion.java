package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a bot.
 *
 * @param createdAt unix seconds
 * @param publishStatus Coze's word for its state
 * @param other members without a name here
 */
public record BotVersion(
    @JsonProperty(required = true) String version,
    Optional<String> changelog,
    Optional<Long> createdAt,
    Optional<String> publishStatus,
    Optional<Creator> creator,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotVersion {
    requireNonNull(version, "version");
    other = Others.copyOf(other);
  }

  /**
   * Who made it.
   *
   * @param other members without a name here
   */
  public record Creator(
      @JsonProperty(required = true) String id,
      Optional<String> name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Creator {
      requireNonNull(id, "id");
      other = Others.copyOf(other);
    }
  }
}
