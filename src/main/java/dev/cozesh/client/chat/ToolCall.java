package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A tool that the caller is to run.
 *
 * @param id to be given back with the output
 * @param function what to run; absent when it is a question for the user
 * @param other members without a name here
 */
public record ToolCall(
    @JsonProperty(required = true) String id,
    Optional<ToolCallType> type,
    Optional<Function> function,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ToolCall {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }

  /**
   * A function and what it is called with.
   *
   * @param arguments JSON text
   * @param other members without a name here
   */
  public record Function(
      @JsonProperty(required = true) String name,
      Optional<String> arguments,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Function {
      requireNonNull(name, "name");
      other = Others.copyOf(other);
    }
  }
}
