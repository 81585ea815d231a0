package dev.cozesh.client.studio;

import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Base64Content;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.Photo;
import dev.cozesh.error.CozeServiceException;
import java.util.List;

/**
 * Knowledge bases and their documents in the console of a self-hosted Coze. It takes the session of
 * a user ({@code auth} of kind {@code session} in a profile) and no token; with a token each call
 * is refused with code 700012006. Coze's cloud serves none of this. A user sees the documents of
 * the knowledge bases that are his own; others are refused with code 105000001. Thread-safe.
 *
 * @see <a href="https://github.com/coze-dev/coze-studio">coze-studio, whose source says so</a>
 */
public final class StudioKnowledgeService {
  private static final int PAGE_SIZE = 100;

  /** Pictures come by their last change, which paging could lose one by. */
  private static final int PICTURES = 1_000;

  private static final int BY_CREATION = 1;
  private static final int OLDEST_FIRST = 2;
  private static final int FOR_A_KNOWLEDGE_BASE = 2;
  private static final PageShape KNOWLEDGE = PageShape.counted("/dataset_list", "/total");
  private static final PageShape DOCUMENTS = PageShape.counted("/document_infos", "/total");
  private static final PageShape PHOTOS = PageShape.counted("/photo_infos", "/total");
  private static final String AREA = "/api/knowledge/";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public StudioKnowledgeService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The knowledge bases of a space that belong to no app, 100 a request, oldest first. Names are
   * not unique.
   *
   * @param spaceId the space
   * @return the knowledge bases; their size counts the characters of their pieces, not bytes
   */
  @Calls("studio.datasets.list")
  public Paged<Dataset> list(String spaceId) {
    return api.pages(
        page ->
            post(AREA + "list")
                .json(new Listing(spaceId, page, PAGE_SIZE, BY_CREATION, OLDEST_FIRST))
                .read(),
        KNOWLEDGE,
        Dataset.class,
        Dataset::id);
  }

  /**
   * Makes a knowledge base. Sent once.
   *
   * @param knowledge what it shall be
   * @return its id
   */
  @Calls("studio.datasets.create")
  public String create(StudioKnowledgeCreate knowledge) {
    return api.send(
        post(AREA + "create").json(knowledge).result("/dataset_id").once(), String.class);
  }

  /**
   * Overwrites name, description and icon. Sent once.
   *
   * @param datasetId the knowledge base
   * @param knowledge what it shall be
   * @throws CozeServiceException code 105000011 when there is none of that id
   */
  @Calls("studio.datasets.update")
  public void update(String datasetId, StudioKnowledgeUpdate knowledge) {
    api.send(post(AREA + "update").json(new Change(datasetId, knowledge)).once());
  }

  /**
   * Deletes a knowledge base with its documents. Sent once.
   *
   * @param datasetId the knowledge base
   * @throws CozeServiceException code 105000011 when there is none of that id
   */
  @Calls("studio.datasets.delete")
  public void delete(String datasetId) {
    api.send(post(AREA + "delete").json(new Which(datasetId)).once());
  }

  /**
   * The documents of a knowledge base, 100 a request; none when there is no such knowledge base.
   *
   * @param datasetId the knowledge base
   * @return the documents; once one is ready, its size counts the characters of its pieces
   */
  @Calls("studio.datasets.documents.list")
  public Paged<Document> documents(String datasetId) {
    return api.pages(
        page -> post(AREA + "document/list").json(new Page(datasetId, page - 1, PAGE_SIZE)).read(),
        DOCUMENTS,
        Document.class,
        Document::id);
  }

  /**
   * Adds uploaded files as documents, whose processing then goes on by itself; see {@link
   * #progress}. Sent once.
   *
   * @param documents which files, and how they are cut
   * @return one for each, in the same order
   * @throws CozeServiceException code 105000000 when captions shall be written by a model and the
   *     server has none for it
   */
  @Calls("studio.datasets.documents.create")
  public List<Document> add(StudioDocumentsCreate documents) {
    return api.list(
        post(AREA + "document/create").json(documents).result("/document_infos").once(),
        Document.class);
  }

  /**
   * How far the processing of these documents has come.
   *
   * @param documentIds at least one
   * @return one for each that there is
   */
  @Calls("studio.datasets.process")
  public List<DocumentProgress> progress(List<String> documentIds) {
    return api.list(
        post(AREA + "document/progress/get").json(new Some(documentIds)).read(),
        DocumentProgress.class);
  }

  /**
   * Deletes documents; one that is not there does no harm. Sent once.
   *
   * @param documentIds at least one
   */
  @Calls("studio.datasets.documents.delete")
  public void deleteDocuments(List<String> documentIds) {
    api.send(post(AREA + "document/delete").json(new Some(documentIds)).once());
  }

  /**
   * The pictures of a knowledge base, 1,000 a request, changed last first.
   *
   * @param datasetId the knowledge base
   * @return the pictures; their size counts the characters of their captions
   */
  @Calls("studio.datasets.images.list")
  public Paged<Photo> pictures(String datasetId) {
    return api.pages(
        page -> post(AREA + "photo/list").json(new Page(datasetId, page, PICTURES)).read(),
        PHOTOS,
        Photo.class,
        Photo::id);
  }

  /**
   * Says what a picture shows. Sent once.
   *
   * @param documentId the picture; its processing overwrites what is said before it is over
   * @param caption what it shows
   */
  @Calls("studio.datasets.images.update")
  public void caption(String documentId, String caption) {
    api.send(post(AREA + "photo/caption").json(new Caption(documentId, caption)).once());
  }

  /**
   * Uploads a file that a document will name. Sent once; one that no document names does no harm.
   *
   * @param type its ending, {@code txt}
   * @param content what it holds
   * @return the file
   */
  @Calls("studio.files.upload")
  public StudioFile upload(String type, Base64Content content) {
    return api.send(
        post("/api/bot/upload_file")
            .json(new Upload(new Head(type, FOR_A_KNOWLEDGE_BASE), content))
            .once(),
        StudioFile.class);
  }

  private record Listing(String spaceId, int page, int size, int orderField, int orderType) {}

  private record Which(String datasetId) {}

  private record Change(String datasetId, @JsonUnwrapped StudioKnowledgeUpdate change) {}

  private record Page(String datasetId, int page, int size) {}

  private record Some(List<String> documentIds) {}

  private record Caption(String documentId, String caption) {}

  private record Head(String fileType, int bizType) {}

  private record Upload(Head fileHead, Base64Content data) {}
}
