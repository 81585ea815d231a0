package dev.cozesh.client.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What a template made.
 *
 * @param other members without a name here
 */
public record TemplateCopy(
    @JsonProperty(required = true) String entityId,
    Optional<TemplateEntityType> entityType,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public TemplateCopy {
    requireNonNull(entityId, "entityId");
    other = Others.copyOf(other);
  }
}
