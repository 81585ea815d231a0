package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the bot proposes what to ask next.
 *
 * @param customizedPrompt with {@link ReplyMode#CUSTOMIZED}
 * @param other members without a name here
 */
public record SuggestReplyInfo(
    Optional<ReplyMode> replyMode,
    Optional<String> customizedPrompt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public SuggestReplyInfo {
    other = Others.copyOf(other);
  }
}
