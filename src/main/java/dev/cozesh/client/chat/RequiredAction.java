package dev.cozesh.client.chat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a chat waits for.
 *
 * @param type {@code submit_tool_outputs}
 * @param other members without a name here
 */
public record RequiredAction(
    Optional<String> type,
    Optional<ToolCalls> submitToolOutputs,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public RequiredAction {
    other = Others.copyOf(other);
  }

  /**
   * The tools that the caller is to run.
   *
   * @param other members without a name here
   */
  public record ToolCalls(
      Optional<List<ToolCall>> toolCalls,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public ToolCalls {
      toolCalls = toolCalls.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }
}
