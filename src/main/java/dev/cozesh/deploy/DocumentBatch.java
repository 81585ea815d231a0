package dev.cozesh.deploy;

import dev.cozesh.client.dataset.CaptionType;
import dev.cozesh.client.dataset.ChunkStrategy;
import dev.cozesh.client.dataset.ChunkType;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents of one kind that one request adds.
 *
 * @param datasetId the knowledge base
 * @param chunks how texts are cut, as far as the server can be told
 * @param documents at least one
 * @param uploaded of those that were uploaded what they name it by, by their names
 */
record DocumentBatch(
    String datasetId,
    Chunks chunks,
    List<DesiredDocument> documents,
    Map<String, String> uploaded) {
  private static final String USUAL_SEPARATOR = "\n";
  private static final int USUAL_SIZE = 800;

  DocumentBatch {
    documents = List.copyOf(documents);
    uploaded = Map.copyOf(uploaded);
  }

  FormatType format() {
    return isOfPictures() ? FormatType.IMAGE : FormatType.TEXT;
  }

  /** How they are cut; of pictures who writes the captions. */
  ChunkStrategy strategy() {
    return isOfPictures() ? captions() : cut();
  }

  /** Percent; empty when nothing is said about it. */
  Optional<Long> overlap() {
    return isOfPictures() ? Optional.empty() : chunks.overlap().map(Integer::longValue);
  }

  private boolean isOfPictures() {
    return documents.get(0).isPicture();
  }

  /** Every request says who writes captions; the first one of a knowledge base has to. */
  private ChunkStrategy captions() {
    boolean told = documents.get(0).caption().isPresent();
    return new ChunkStrategy(
        Optional.of(ChunkType.AUTOMATIC),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(told ? CaptionType.MANUAL : CaptionType.AUTOMATIC),
        Map.of());
  }

  private ChunkStrategy cut() {
    if (chunks.isAutomatic()) {
      return ChunkStrategy.automatic();
    }
    ChunkStrategy custom =
        ChunkStrategy.custom(
            chunks.separator().orElse(USUAL_SEPARATOR), chunks.size().orElse(USUAL_SIZE));
    return new ChunkStrategy(
        custom.chunkType(),
        custom.separator(),
        custom.maxTokens(),
        flag(chunks.withoutSpaces()),
        flag(chunks.withoutAddresses()),
        Optional.empty(),
        Map.of());
  }

  /** The usual way is not sent. */
  private static Optional<Boolean> flag(boolean set) {
    return set ? Optional.of(true) : Optional.empty();
  }
}
