package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A bot's prompt.
 *
 * @param prompt persona and reply logic
 * @param promptMode {@code standard} or {@code prefix}
 * @param prefixPromptInfo only with {@code prefix}
 * @param other members without a name here
 */
public record PromptInfo(
    Optional<String> prompt,
    Optional<String> promptMode,
    Optional<JsonNode> prefixPromptInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public PromptInfo {
    prefixPromptInfo = Others.there(prefixPromptInfo);
    other = Others.copyOf(other);
  }

  /** A standard prompt. */
  public static PromptInfo of(String prompt) {
    return new PromptInfo(Optional.of(prompt), Optional.empty(), Optional.empty(), Map.of());
  }
}
