package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams of an interpretation.
 *
 * @param appId of the RTC service
 * @param other members without a name here
 */
public record Live(
    Optional<String> appId,
    Optional<List<Stream>> streamInfos,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Live {
    streamInfos = streamInfos.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * One of them.
   *
   * @param other members without a name here
   */
  public record Stream(
      @JsonProperty(value = "stream_id", required = true) String id,
      Optional<String> name,
      Optional<LiveType> liveType,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Stream {
      requireNonNull(id, "id");
      other = Others.copyOf(other);
    }
  }
}
