package dev.cozesh.client.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * How a document is cut into pieces.
 *
 * @param chunkType 0 by Coze, 1 by separator and size
 * @param separator with 1
 * @param maxTokens 100 to 2000, with 1
 * @param captionType for images: 0 by Coze, 1 by the caller
 * @param other members without a name here
 */
public record ChunkStrategy(
    Optional<WireValue> chunkType,
    Optional<String> separator,
    Optional<Long> maxTokens,
    Optional<Boolean> removeExtraSpaces,
    Optional<Boolean> removeUrlsEmails,
    Optional<WireValue> captionType,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ChunkStrategy {
    other = Others.copyOf(other);
  }

  /** Coze decides. */
  public static ChunkStrategy automatic() {
    return of(0, Optional.empty(), Optional.empty());
  }

  /** Cuts at the separator, into pieces of at most that many tokens (100 to 2000). */
  public static ChunkStrategy custom(String separator, long maxTokens) {
    return of(1, Optional.of(separator), Optional.of(maxTokens));
  }

  private static ChunkStrategy of(
      long chunkType, Optional<String> separator, Optional<Long> maxTokens) {
    return new ChunkStrategy(
        Optional.of(WireValue.of(chunkType)),
        separator,
        maxTokens,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
