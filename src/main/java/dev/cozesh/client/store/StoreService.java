package dev.cozesh.client.store;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;

/** The store: its categories and what is sold. Thread-safe. */
public final class StoreService {
  private static final int PAGE_SIZE = 100;
  private static final PageShape PAGE = PageShape.chained("/data/items", "/data/has_more");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public StoreService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The categories of what is sold, 100 a request.
   *
   * @param entityType {@code plugin}, the only one documented
   * @return the categories
   * @see <a href="https://docs.coze.cn/developer_guides/list_plugin_category">Coze: list plugin
   *     categories</a>
   */
  @Calls("stores.categories.list")
  public Paged<StoreCategory> categories(String entityType) {
    return api.pages(
        page ->
            get("/v1/stores/categories")
                .query("entity_type", entityType)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        StoreCategory.class,
        StoreCategory::id);
  }

  /**
   * The paid plugins that a search finds, 100 a request.
   *
   * @param search what to look for
   * @return the plugins
   * @see <a href="https://docs.coze.cn/developer_guides/list_plugin">Coze: search paid plugins of
   *     the store</a>
   */
  @Calls("stores.plugins.list")
  public Paged<StorePlugin> plugins(StoreSearch search) {
    return api.pages(
        page ->
            get("/v1/stores/plugins")
                .query("keyword", search.keyword())
                .query("is_official", search.isOfficial())
                .query("category_ids", search.categoryIds().map(ids -> String.join(",", ids)))
                .query("sort_type", search.sortType())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        StorePlugin.class,
        StoreService::key);
  }

  private static String key(StorePlugin plugin) {
    return plugin.metainfo().flatMap(StorePlugin.Product::productId).orElseGet(plugin::toString);
  }
}
