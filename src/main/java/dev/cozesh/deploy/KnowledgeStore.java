package dev.cozesh.deploy;

import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import java.util.List;
import java.util.Optional;

/**
 * Knowledge bases and their documents on one kind of server, in one workspace. Each call sends what
 * its name says; none of them sends a write twice.
 */
interface KnowledgeStore {
  /** Every knowledge base of the workspace; the whole list or an exception. */
  List<Dataset> list();

  /**
   * Makes one.
   *
   * @return its id
   */
  String create(String name, FormatType holds, String description);

  /**
   * Overwrites name and description.
   *
   * @param actual what it is now
   */
  void update(String id, String name, String description, Fields actual);

  /** Deletes one with its documents. */
  void delete(String id);

  /**
   * Every document of a knowledge base; the whole list or an exception.
   *
   * @param pictures whether it holds pictures, which are listed with captions
   */
  List<StoredDocument> documents(String id, boolean pictures);

  /** Whether a document is uploaded on its own before it is added. */
  boolean uploads(DesiredDocument document);

  /**
   * Uploads it. What no document names does no harm.
   *
   * @return what the document will name it by
   */
  String upload(DesiredDocument document);

  /** Adds documents; one for each, at least of those that the answer tells. */
  List<Document> add(DocumentBatch batch);

  /** How far the processing of documents of one knowledge base is. */
  List<DocumentProgress> progress(String id, List<String> documentIds);

  /** Why a document could not be processed, in the server's words; empty when it has none. */
  Optional<String> failure(String id, DocumentProgress failed);

  /** Says what a picture shows. */
  void caption(String id, String documentId, String caption);

  /** Deletes documents. */
  void deleteDocuments(List<String> documentIds);

  /** What of it the server can be told. */
  Chunks told(Chunks chunks);

  /**
   * The catalogue id of a call.
   *
   * @param id what the public API's has: {@code datasets.create}
   */
  String operation(String id);
}
