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
 * A callback app.
 *
 * @param callbackUrl where Coze sends events
 * @param connectorId the channel it belongs to
 * @param verifyToken a secret that tells Coze's calls from others
 * @param other members without a name here
 */
public record ApiApp(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<ApiAppType> appType,
    Optional<String> callbackUrl,
    Optional<String> connectorId,
    Optional<String> verifyToken,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ApiApp {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ApiApp " + id + name.map(text -> " " + text).orElse("");
  }
}
