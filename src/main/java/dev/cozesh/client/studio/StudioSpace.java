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
 * A space, as the console calls a workspace.
 *
 * @param spaceType 1 is one person's, 2 a team's
 * @param other members without a name here
 */
public record StudioSpace(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<Integer> spaceType,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioSpace {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
