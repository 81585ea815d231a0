package dev.cozesh.client.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * Why a chat failed.
 *
 * @param code Coze's business code; 0 for no failure
 * @param msg Coze's words
 * @param other members without a name here
 */
public record ChatError(
    Optional<WireValue> code,
    Optional<String> msg,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ChatError {
    other = Others.copyOf(other);
  }

  /**
   * {@return whether there was a failure at all: Coze sends this with code 0 when there was none}
   */
  public boolean failed() {
    return code.filter(value -> !value.text().equals("0")).isPresent();
  }
}
