package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import java.util.List;

/** Reads the documents of knowledge bases of one kind. */
final class DocumentStore {
  private final CozeClient client;
  private final boolean pictures;

  /**
   * @param pictures whether they are listed as pictures, with captions
   */
  DocumentStore(CozeClient client, boolean pictures) {
    this.client = client;
    this.pictures = pictures;
  }

  /** Every document of a knowledge base; the whole list or an exception. */
  List<StoredDocument> list(String datasetId) {
    return pictures
        ? client.images().list(datasetId).all().stream().map(StoredDocument::of).toList()
        : client.documents().list(datasetId).all().stream().map(StoredDocument::of).toList();
  }

  /** The catalogue id of listing. */
  String operation() {
    return pictures ? "datasets.images.list" : "datasets.documents.list";
  }
}
