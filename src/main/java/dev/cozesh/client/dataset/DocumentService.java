package dev.cozesh.client.dataset;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeUsageException;
import java.util.List;

/**
 * Documents of knowledge bases: list, add, rename, delete. These endpoints are of an older family:
 * they are all POST, and results stand at the top level of the answer. Thread-safe.
 */
public final class DocumentService {
  /** With the value {@code str} Coze sends 64-bit ids as texts. */
  static final String IDS_AS_TEXT = "Agw-Js-Conv";

  private static final int PAGE_SIZE = 100;
  private static final int MOST_AT_ONCE = 10;
  private static final PageShape PAGE = PageShape.counted("/document_infos", "/total");

  private final ApiCaller api;

  public DocumentService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The documents of a knowledge base, 100 a request.
   *
   * @see <a href="https://docs.coze.cn/developer_guides/list_knowledge_files">Coze: list files</a>
   */
  public Paged<Document> list(String datasetId) {
    return api.pages(
        page ->
            post("/open_api/knowledge/document/list")
                .header(IDS_AS_TEXT, "str")
                .json(new Listing(datasetId, page, PAGE_SIZE))
                .read(),
        PAGE,
        Document.class,
        Document::id);
  }

  /**
   * Adds documents, whose processing then goes on by itself; see {@link DatasetService#progress}.
   * Sent once.
   *
   * @return one for each, in the same order
   * @throws CozeUsageException when there are none or more than 10
   */
  public List<Document> create(DocumentsCreate documents) {
    int count = documents.documentBases().size();
    if (count < 1 || count > MOST_AT_ONCE) {
      throw new CozeUsageException(
          count + " documents in one request, Coze takes 1 to " + MOST_AT_ONCE,
          "nothing was sent",
          "send them in groups");
    }
    return api.list(
        post("/open_api/knowledge/document/create")
            .header(IDS_AS_TEXT, "str")
            .json(documents)
            .result("/document_infos")
            .once(),
        Document.class);
  }

  /** Gives a document another name. Sent once. */
  public void rename(String documentId, String name) {
    api.send(
        post("/open_api/knowledge/document/update")
            .header(IDS_AS_TEXT, "str")
            .json(new Naming(documentId, name))
            .once());
  }

  /** Deletes documents; their ids suffice. Sent once. */
  public void delete(List<String> ids) {
    api.send(
        post("/open_api/knowledge/document/delete")
            .header(IDS_AS_TEXT, "str")
            .json(new Deletion(ids))
            .once());
  }

  private record Listing(String datasetId, int page, int size) {}

  private record Naming(String documentId, String documentName) {}

  private record Deletion(List<String> documentIds) {}
}
