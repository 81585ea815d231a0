package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Documents to be added.
 *
 * @param documentBases 1 to 10
 * @param chunkStrategy how they are cut
 */
public record DocumentsCreate(
    String datasetId,
    FormatType formatType,
    List<DocumentBase> documentBases,
    ChunkStrategy chunkStrategy) {
  public DocumentsCreate {
    requireNonNull(datasetId, "datasetId");
    documentBases = List.copyOf(documentBases);
  }

  /**
   * Texts, cut in this way.
   *
   * @param datasetId the knowledge base
   * @param documents 1 to 10
   * @param chunks how they are cut
   * @return the request
   */
  public static DocumentsCreate text(
      String datasetId, List<DocumentBase> documents, ChunkStrategy chunks) {
    return new DocumentsCreate(datasetId, FormatType.TEXT, documents, chunks);
  }
}
