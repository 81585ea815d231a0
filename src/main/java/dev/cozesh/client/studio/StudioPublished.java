package dev.cozesh.client.studio;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a publishing.
 *
 * @param commitId the save that was published
 * @param success whether the server says that it did
 * @param other members without a name here
 */
public record StudioPublished(
    Optional<String> workflowId,
    @JsonProperty("publish_commit_id") Optional<String> commitId,
    Optional<Boolean> success,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioPublished {
    other = Others.copyOf(other);
  }
}
