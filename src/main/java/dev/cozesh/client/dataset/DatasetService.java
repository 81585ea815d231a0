package dev.cozesh.client.dataset;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import java.util.List;

/** Knowledge bases: list, make, change, delete, watch. Thread-safe. */
public final class DatasetService {
  private static final int PAGE_SIZE = 100;
  private static final PageShape PAGE =
      PageShape.counted("/data/dataset_list", "/data/total_count");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public DatasetService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The knowledge bases of a workspace, 100 a request.
   *
   * @param spaceId the workspace
   * @return the knowledge bases
   * @see <a href="https://docs.coze.cn/developer_guides/list_dataset">Coze: list knowledge
   *     bases</a>
   */
  @Calls("datasets.list")
  public Paged<Dataset> list(String spaceId) {
    return list(DatasetFilter.of(spaceId));
  }

  /**
   * The knowledge bases that a filter lets through, 100 a request.
   *
   * @param filter which ones
   * @return the knowledge bases
   * @see <a href="https://docs.coze.cn/developer_guides/list_dataset">Coze: list knowledge
   *     bases</a>
   */
  @Calls("datasets.list")
  public Paged<Dataset> list(DatasetFilter filter) {
    return api.pages(
        page ->
            get("/v1/datasets")
                .query("space_id", filter.spaceId())
                .query("name", filter.name())
                .query("format_type", filter.formatType())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Dataset.class,
        Dataset::id);
  }

  /**
   * Makes a knowledge base. Sent once.
   *
   * @param dataset what it shall be
   * @return the knowledge base's id
   * @see <a href="https://docs.coze.cn/developer_guides/create_dataset">Coze: create a knowledge
   *     base</a>
   */
  @Calls("datasets.create")
  public String create(DatasetCreate dataset) {
    return api.send(
        post("/v1/datasets").json(dataset).result("/data/dataset_id").once(), String.class);
  }

  /**
   * Overwrites name, description and icon: what is absent is reset. Sent once.
   *
   * @param datasetId the knowledge base
   * @param dataset what it shall be
   * @see <a href="https://docs.coze.cn/developer_guides/update_dataset">Coze: change a knowledge
   *     base</a>
   */
  @Calls("datasets.update")
  public void update(String datasetId, DatasetUpdate dataset) {
    api.send(put("/v1/datasets/{dataset_id}", datasetId).json(dataset).once());
  }

  /**
   * Deletes a knowledge base with its documents. Sent once.
   *
   * @param id the knowledge base
   * @see <a href="https://docs.coze.cn/developer_guides/delete_dataset">Coze: delete a knowledge
   *     base</a>
   */
  @Calls("datasets.delete")
  public void delete(String id) {
    api.send(ApiRequest.delete("/v1/datasets/{dataset_id}", id).once());
  }

  /**
   * How far the processing of these documents has come.
   *
   * @param datasetId the knowledge base
   * @param documentIds at least one
   * @return one for each
   * @see <a href="https://docs.coze.cn/developer_guides/get_dataset_progress">Coze: read processing
   *     progress of documents</a>
   */
  @Calls("datasets.process")
  public List<DocumentProgress> progress(String datasetId, List<String> documentIds) {
    return api.list(
        post("/v1/datasets/{dataset_id}/process", datasetId)
            .json(new Processed(documentIds))
            .header(DocumentService.IDS_AS_TEXT, "str")
            .result("/data/data")
            .read(),
        DocumentProgress.class);
  }

  private record Processed(List<String> documentIds) {}
}
