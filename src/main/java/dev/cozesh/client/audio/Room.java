package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A room for a call over RTC.
 *
 * @param token a secret that opens the room
 * @param uid the user
 * @param appId of the RTC service
 * @param other members without a name here
 */
public record Room(
    @JsonProperty(required = true) String roomId,
    Optional<String> token,
    Optional<String> uid,
    Optional<String> appId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Room {
    requireNonNull(roomId, "roomId");
    other = Others.copyOf(other);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Room " + roomId;
  }
}
