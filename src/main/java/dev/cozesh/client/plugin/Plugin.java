package dev.cozesh.client.plugin;

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
 * A plugin with its tools.
 *
 * @param mcpJson a JSON text with the address of an MCP server
 * @param createdAt unix seconds
 * @param updatedAt unix seconds
 * @param other members without a name here
 */
public record Plugin(
    @JsonProperty(value = "plugin_id", required = true) String id,
    Optional<String> name,
    Optional<String> nameForModel,
    Optional<String> description,
    Optional<String> iconUrl,
    @JsonProperty("is_call_available") Optional<Boolean> isCallAvailable,
    Optional<String> mcpJson,
    Optional<List<Tool>> tools,
    Optional<Long> createdAt,
    Optional<Long> updatedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Plugin {
    requireNonNull(id, "id");
    tools = tools.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * One of its tools.
   *
   * @param name as calls name it
   * @param inputSchema a JSON Schema of the arguments
   * @param outputSchema a JSON Schema of the result
   * @param other members without a name here
   */
  public record Tool(
      @JsonProperty(value = "tool_id", required = true) String id,
      Optional<String> name,
      Optional<String> description,
      @JsonProperty("inputSchema") Optional<JsonNode> inputSchema,
      @JsonProperty("outputSchema") Optional<JsonNode> outputSchema,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Tool {
      requireNonNull(id, "id");
      inputSchema = Others.there(inputSchema);
      outputSchema = Others.there(outputSchema);
      other = Others.copyOf(other);
    }
  }
}
