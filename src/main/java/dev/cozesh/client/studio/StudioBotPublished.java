package dev.cozesh.client.studio;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a publishing. The version that it made is the first of {@link
 * StudioBotService#newestVersions}: the answer does not tell it.
 *
 * @param results by connector id
 * @param other members without a name here
 */
public record StudioBotPublished(
    @JsonProperty("publish_result") Optional<Map<String, Result>> results,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioBotPublished {
    results = results.map(Others::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * What came of it in one place.
   *
   * @param message the server's words
   * @param status 1 done, 2 failed, 3 is being reviewed
   * @param other members without a name here
   */
  public record Result(
      @JsonProperty("msg") Optional<String> message,
      @JsonProperty("publish_result_status") Optional<Integer> status,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    private static final int FAILED = 2;

    public Result {
      other = Others.copyOf(other);
    }

    /** {@return whether the server says that it has failed there} */
    public boolean failed() {
      return status.map(code -> code == FAILED).orElse(false);
    }
  }
}
