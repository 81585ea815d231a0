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
 * @param promptMode how it is given to the model
 * @param prefixPromptInfo only with {@link PromptMode#PREFIX}
 * @param other members without a name here
 */
public record PromptInfo(
    Optional<String> prompt,
    Optional<PromptMode> promptMode,
    Optional<Prefix> prefixPromptInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public PromptInfo {
    other = Others.copyOf(other);
  }

  /**
   * A standard prompt.
   *
   * @param prompt persona and reply logic
   * @return the prompt
   */
  public static PromptInfo of(String prompt) {
    return new PromptInfo(Optional.of(prompt), Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * A prompt in two parts.
   *
   * @param prefixPrompt what does not change and is cached
   * @param dynamicPrompt what changes
   * @param other members without a name here
   */
  public record Prefix(
      Optional<String> prefixPrompt,
      Optional<String> dynamicPrompt,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Prefix {
      other = Others.copyOf(other);
    }
  }
}
