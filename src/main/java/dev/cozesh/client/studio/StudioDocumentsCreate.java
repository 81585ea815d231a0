package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.dataset.FormatType;
import java.util.List;

/**
 * Documents to be added.
 *
 * @param formatType what the knowledge base holds
 * @param documentBases at least one
 * @param chunkStrategy how they are cut; of pictures, who writes the captions, which has to be said
 */
public record StudioDocumentsCreate(
    String datasetId,
    FormatType formatType,
    List<StudioDocument> documentBases,
    StudioChunks chunkStrategy) {
  public StudioDocumentsCreate {
    requireNonNull(datasetId, "datasetId");
    requireNonNull(formatType, "formatType");
    documentBases = List.copyOf(documentBases);
    requireNonNull(chunkStrategy, "chunkStrategy");
  }
}
