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
 * A model that the server has set up.
 *
 * @param id what {@link StudioBot.Model#modelId} takes; a number on the wire
 * @param name what the web page calls it
 * @param modelName mostly the same
 * @param modelClassName who makes it
 * @param other members without a name here
 */
public record StudioModel(
    @JsonProperty(value = "model_type", required = true) String id,
    Optional<String> name,
    Optional<String> modelName,
    Optional<String> modelClassName,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioModel {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
