package dev.cozesh.client.dataset;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;

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

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public DocumentService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The documents of a knowledge base, 100 a request.
   *
   * @param datasetId the knowledge base
   * @return the documents
   * @see <a href="https://docs.coze.cn/developer_guides/list_knowledge_files">Coze: list documents
   *     of a knowledge base</a>
   */
  @Calls("datasets.documents.list")
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
   * @param documents 1 to 10, and how they are cut
   * @return one for each, in the same order
   * @throws CozeUsageException when there are none or more than 10
   * @see <a href="https://docs.coze.cn/developer_guides/create_knowledge_files">Coze: add documents
   *     to a knowledge base</a>
   */
  @Calls("datasets.documents.create")
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

  /**
   * Gives a document another name. Sent once.
   *
   * @param documentId the document
   * @param name the new name
   * @see <a href="https://docs.coze.cn/developer_guides/modify_knowledge_files">Coze: change name
   *     or refresh rule of a document</a>
   */
  @Calls("datasets.documents.update")
  public void rename(String documentId, String name) {
    update(DocumentUpdate.of(documentId).withDocumentName(name));
  }

  /**
   * Changes the name of a document, or when it is read again. Sent once.
   *
   * @param change what to change
   * @return the document as it is now, when Coze shows it
   * @see <a href="https://docs.coze.cn/developer_guides/modify_knowledge_files">Coze: change name
   *     or refresh rule of a document</a>
   */
  @Calls("datasets.documents.update")
  public Optional<Document> update(DocumentUpdate change) {
    return api.send(
            post("/open_api/knowledge/document/update")
                .header(IDS_AS_TEXT, "str")
                .json(change)
                .result("")
                .once(),
            Updated.class)
        .documentInfo();
  }

  /**
   * Deletes documents; their ids suffice. Sent once.
   *
   * @param ids at least one
   * @see <a href="https://docs.coze.cn/developer_guides/delete_knowdge_files">Coze: delete
   *     documents</a>
   */
  @Calls("datasets.documents.delete")
  public void delete(List<String> ids) {
    api.send(
        post("/open_api/knowledge/document/delete")
            .header(IDS_AS_TEXT, "str")
            .json(new Deletion(ids))
            .once());
  }

  private record Listing(String datasetId, int page, int size) {}

  private record Updated(Optional<Document> documentInfo) {}

  private record Deletion(List<String> documentIds) {}
}
