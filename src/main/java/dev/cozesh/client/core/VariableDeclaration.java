package dev.cozesh.client.core;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A variable that a bot or an app declares.
 *
 * @param keyword its name
 * @param promptEnable whether the prompt may name it
 * @param other members without a name here
 */
public record VariableDeclaration(
    Optional<String> keyword,
    Optional<String> defaultValue,
    Optional<VariableType> variableType,
    Optional<VariableChannel> channel,
    Optional<String> description,
    Optional<Boolean> enable,
    Optional<Boolean> promptEnable,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public VariableDeclaration {
    other = Others.copyOf(other);
  }
}
