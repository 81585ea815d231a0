package dev.cozesh.client.variable;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A variable with the value it has for one user.
 *
 * @param keyword its name
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param other members without a name here
 */
public record Variable(
    @JsonProperty(required = true) String keyword,
    Optional<String> value,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Variable {
    requireNonNull(keyword, "keyword");
    other = Others.copyOf(other);
  }
}
