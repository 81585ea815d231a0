package dev.cozesh.client.core;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens spent by a chat or a run. The bill of the platform is what counts, not these.
 *
 * @param tokenCount all of them
 * @param outputCount written by the model
 * @param inputCount read by the model: prompt, context, question
 * @param other members without a name here
 */
public record Usage(
    Optional<Long> tokenCount,
    Optional<Long> outputCount,
    Optional<Long> inputCount,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Usage {
    other = Others.copyOf(other);
  }
}
