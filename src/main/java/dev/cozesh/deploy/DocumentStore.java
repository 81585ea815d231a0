package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.dataset.Document;
import java.util.List;

/** Reads the documents of knowledge bases. */
final class DocumentStore {
  private final CozeClient client;

  DocumentStore(CozeClient client) {
    this.client = client;
  }

  /** Every document of a knowledge base; the whole list or an exception. */
  List<Document> list(String datasetId) {
    return client.documents().list(datasetId).all();
  }
}
