package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredDocument;
import java.util.List;
import java.util.Map;

/**
 * What is to be done with the documents of one knowledge base.
 *
 * @param send documents to be sent; one that replaces another leaves the old one until it is ready
 * @param adopt documents that are there and ours by name and size, with their ids
 * @param await ids of documents that were sent and are still being processed, by name
 * @param delete names of documents to be deleted, by id: older versions, failed ones, and with
 *     {@code --prune} what the script no longer declares
 * @param pictures whether the knowledge base holds pictures
 * @param captions pictures that are there and said to show something else, with their ids
 */
record DocumentPlan(
    boolean pictures,
    List<DesiredDocument> send,
    Map<DesiredDocument, String> adopt,
    Map<String, String> await,
    Map<String, String> delete,
    Map<DesiredDocument, String> captions) {
  DocumentPlan {
    send = List.copyOf(send);
    adopt = Map.copyOf(adopt);
    await = Map.copyOf(await);
    delete = Map.copyOf(delete);
    captions = Map.copyOf(captions);
  }

  boolean isEmpty() {
    return send.isEmpty()
        && adopt.isEmpty()
        && await.isEmpty()
        && delete.isEmpty()
        && captions.isEmpty();
  }
}
