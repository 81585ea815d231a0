package dev.cozesh.client.apiapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An event that a callback app is subscribed to.
 *
 * @param name for people
 * @param other members without a name here
 */
public record ApiAppEvent(
    @JsonProperty(required = true) CallbackEventType eventType,
    Optional<String> apiAppId,
    Optional<String> name,
    Optional<String> description,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ApiAppEvent {
    requireNonNull(eventType, "eventType");
    other = Others.copyOf(other);
  }
}
