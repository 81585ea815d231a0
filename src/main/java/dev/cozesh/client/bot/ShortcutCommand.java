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
 * A command that users find below the input.
 *
 * @param tool what it calls
 * @param iconUrl a text; the open-source server sends an object
 * @param components what it asks for
 * @param other members without a name here
 */
public record ShortcutCommand(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<Tool> tool,
    Optional<String> command,
    Optional<String> agentId,
    Optional<JsonNode> iconUrl,
    Optional<List<Component>> components,
    Optional<String> description,
    Optional<String> queryTemplate,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ShortcutCommand {
    requireNonNull(id, "id");
    iconUrl = Others.there(iconUrl);
    components = components.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * What a command calls.
   *
   * @param type plugin or workflow
   * @param other members without a name here
   */
  public record Tool(
      Optional<String> name,
      Optional<String> type,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Tool {
      other = Others.copyOf(other);
    }
  }

  /**
   * One thing that a command asks for.
   *
   * @param type text, select or file
   * @param options with select
   * @param other members without a name here
   */
  public record Component(
      Optional<String> name,
      Optional<String> description,
      Optional<String> type,
      Optional<String> toolParameter,
      Optional<String> defaultValue,
      @JsonProperty("is_hide") Optional<Boolean> isHide,
      Optional<List<String>> options,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Component {
      options = options.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }
}
