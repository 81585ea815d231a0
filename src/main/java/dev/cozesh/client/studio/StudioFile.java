package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An uploaded file.
 *
 * @param uri what documents name it by
 * @param url where it can be fetched for a while
 * @param other members without a name here
 */
public record StudioFile(
    @JsonProperty(value = "upload_uri", required = true) String uri,
    @JsonProperty("upload_url") Optional<String> url,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioFile {
    requireNonNull(uri, "uri");
    other = Others.copyOf(other);
  }
}
