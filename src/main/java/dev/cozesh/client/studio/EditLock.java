package dev.cozesh.client.studio;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * The right to save a workflow, for a while.
 *
 * @param wholeSeconds how long it is given for
 * @param secondsLeft how long it holds from now on
 * @param other members without a name here
 */
public record EditLock(
    @JsonProperty("config_ttl") Optional<Long> wholeSeconds,
    @JsonProperty("remaining_ttl") Optional<Long> secondsLeft,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public EditLock {
    other = Others.copyOf(other);
  }
}
