package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.client.dataset.ChunkStrategy;
import java.util.Optional;

/**
 * How a document is cut into pieces.
 *
 * @param strategy what the public API can be told as well
 * @param overlap of neighbouring pieces, percent of the longest; with a strategy of one's own
 */
public record StudioChunks(@JsonUnwrapped ChunkStrategy strategy, Optional<Long> overlap) {
  public StudioChunks {
    requireNonNull(strategy, "strategy");
    requireNonNull(overlap, "overlap");
  }
}
