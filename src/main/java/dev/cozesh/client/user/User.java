package dev.cozesh.client.user;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A person with an account.
 *
 * @param userName the name to log in with
 * @param nickName the name that others see
 * @param other members without a name here
 */
public record User(
    @JsonProperty(value = "user_id", required = true) String id,
    Optional<String> userName,
    Optional<String> nickName,
    Optional<String> avatarUrl,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public User {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
