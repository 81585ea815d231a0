package dev.cozesh.client.dataset;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;

/** Images of knowledge bases: list them, say what they show. Thread-safe. */
public final class ImageService {
  private static final int PAGE_SIZE = 100;
  private static final PageShape PAGE = PageShape.counted("/data/photo_infos", "/data/total_count");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public ImageService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The images of a knowledge base, 100 a request.
   *
   * @param datasetId the knowledge base
   * @return the images
   * @see <a href="https://docs.coze.cn/developer_guides/get_images">Coze: list pictures of an image
   *     knowledge base</a>
   */
  @Calls("datasets.images.list")
  public Paged<Photo> list(String datasetId) {
    return list(PhotoFilter.of(datasetId));
  }

  /**
   * The images that a filter lets through, 100 a request.
   *
   * @param filter which ones
   * @return the images
   * @see <a href="https://docs.coze.cn/developer_guides/get_images">Coze: list pictures of an image
   *     knowledge base</a>
   */
  @Calls("datasets.images.list")
  public Paged<Photo> list(PhotoFilter filter) {
    return api.pages(
        page ->
            get("/v1/datasets/{dataset_id}/images", filter.datasetId())
                .query("keyword", filter.keyword())
                .query("has_caption", filter.hasCaption())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Photo.class,
        Photo::id);
  }

  /**
   * Says what an image shows. Sent once.
   *
   * @param datasetId the knowledge base
   * @param documentId the image
   * @param caption what it shows
   * @see <a href="https://docs.coze.cn/developer_guides/update_image_caption">Coze: set the caption
   *     of a picture</a>
   */
  @Calls("datasets.images.update")
  public void caption(String datasetId, String documentId, String caption) {
    api.send(
        put("/v1/datasets/{dataset_id}/images/{document_id}", datasetId, documentId)
            .json(new Caption(caption))
            .once());
  }

  private record Caption(String caption) {}
}
