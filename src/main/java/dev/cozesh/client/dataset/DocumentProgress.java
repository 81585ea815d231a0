package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * How far the processing of a document has come.
 *
 * @param progress percent
 * @param remainingTime seconds
 * @param statusText Coze's words, mostly about a failure
 * @param size bytes
 * @param type the file type, {@code txt}
 * @param updateInterval hours
 * @param other members without a name here
 */
public record DocumentProgress(
    @JsonProperty(required = true) String documentId,
    Optional<String> documentName,
    Optional<DocumentStatus> status,
    Optional<Long> progress,
    Optional<Long> remainingTime,
    @JsonProperty("status_descript") Optional<String> statusText,
    Optional<String> url,
    Optional<Long> size,
    Optional<String> type,
    Optional<UpdateType> updateType,
    Optional<Long> updateInterval,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public DocumentProgress {
    requireNonNull(documentId, "documentId");
    other = Others.copyOf(other);
  }
}
