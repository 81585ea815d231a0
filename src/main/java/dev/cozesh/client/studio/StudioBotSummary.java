package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A bot in a list. The list is an index, which a change reaches after a moment.
 *
 * @param basics what it is
 * @param type 1 is a bot
 * @param publication whether users have it
 * @param other members without a name here
 */
public record StudioBotSummary(
    @JsonProperty(value = "basic_info", required = true) Basics basics,
    Optional<Integer> type,
    @JsonProperty("publish_info") Optional<Publication> publication,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioBotSummary {
    requireNonNull(basics, "basics");
    other = Others.copyOf(other);
  }

  /** {@return the bot's id} */
  public String id() {
    return basics.id();
  }

  /**
   * What a bot is.
   *
   * @param ownerId whose it is: nobody else can read or change it
   * @param createTime Unix seconds as text
   * @param updateTime Unix seconds as text
   * @param other members without a name here
   */
  public record Basics(
      @JsonProperty(required = true) String id,
      Optional<String> name,
      Optional<String> description,
      Optional<String> spaceId,
      Optional<String> ownerId,
      Optional<String> createTime,
      Optional<String> updateTime,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Basics {
      requireNonNull(id, "id");
      other = Others.copyOf(other);
    }
  }

  /**
   * Whether users have a bot.
   *
   * @param publishTime Unix seconds as text
   * @param other members without a name here
   */
  public record Publication(
      Optional<Boolean> hasPublished,
      Optional<String> publishTime,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Publication {
      other = Others.copyOf(other);
    }
  }
}
