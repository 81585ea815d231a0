package dev.cozesh.client.bot;

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
 * The knowledge bases of a bot, as answered.
 *
 * @param other members without a name here
 */
public record BotKnowledge(
    Optional<List<Info>> knowledgeInfos,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotKnowledge {
    knowledgeInfos = knowledgeInfos.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * One of them.
   *
   * @param other members without a name here
   */
  public record Info(
      @JsonProperty(required = true) String id,
      Optional<String> name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Info {
      requireNonNull(id, "id");
      other = Others.copyOf(other);
    }
  }
}
