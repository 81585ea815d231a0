package dev.cozesh.client.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Limited;
import dev.cozesh.client.core.Others;
import dev.cozesh.error.CozeUsageException;
import java.util.Map;
import java.util.Optional;

/**
 * How a document is cut into pieces.
 *
 * @param separator with {@link ChunkType#CUSTOM}
 * @param maxTokens 100 to 2000, with {@link ChunkType#CUSTOM}
 * @param captionType who writes captions of images
 * @param other members without a name here
 */
public record ChunkStrategy(
    Optional<ChunkType> chunkType,
    Optional<String> separator,
    Optional<Long> maxTokens,
    Optional<Boolean> removeExtraSpaces,
    Optional<Boolean> removeUrlsEmails,
    Optional<CaptionType> captionType,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ChunkStrategy {
    other = Others.copyOf(other);
  }

  /**
   * Coze decides.
   *
   * @return the strategy
   */
  public static ChunkStrategy automatic() {
    return of(ChunkType.AUTOMATIC, Optional.empty(), Optional.empty());
  }

  /**
   * Cuts at the separator.
   *
   * @param separator where to cut
   * @param maxTokens the most a piece has, 100 to 2000
   * @return the strategy
   * @throws CozeUsageException when the tokens are fewer or more
   */
  public static ChunkStrategy custom(String separator, long maxTokens) {
    Limited.value("document.chunk_tokens", maxTokens);
    return of(ChunkType.CUSTOM, Optional.of(separator), Optional.of(maxTokens));
  }

  private static ChunkStrategy of(
      ChunkType chunkType, Optional<String> separator, Optional<Long> maxTokens) {
    return new ChunkStrategy(
        Optional.of(chunkType),
        separator,
        maxTokens,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
