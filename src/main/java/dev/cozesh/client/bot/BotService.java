package dev.cozesh.client.bot;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;
import java.util.List;

/**
 * Bots: list, make, change, look at, publish. A change reaches users by publishing. Thread-safe.
 */
public final class BotService {
  private static final int PAGE_SIZE = 20;
  private static final int VERSION_PAGE_SIZE = 30;
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total");
  private static final PageShape VERSIONS = PageShape.chained("/data/items", "/data/has_more");

  private final ApiCaller api;

  public BotService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The bots of a workspace, 20 a request.
   *
   * @param status {@link PublishStatus#ALL} for those never published too; Coze's own default hides
   *     them
   * @see <a href="https://docs.coze.cn/developer_guides/bots_list_draft_published">Coze: list
   *     bots</a>
   */
  public Paged<BotSummary> list(String workspaceId, PublishStatus status) {
    return api.pages(
        page ->
            get("/v1/bots")
                .query("workspace_id", workspaceId)
                .query("publish_status", status)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        BotSummary.class,
        BotSummary::id);
  }

  /**
   * Makes a draft and returns its id. Sent once: Coze has no key that would tell a second request
   * for the same bot from one for another.
   *
   * @see <a href="https://docs.coze.cn/developer_guides/create_bot">Coze: create bot</a>
   */
  public String create(BotCreate bot) {
    return api.send(post("/v1/bot/create").json(bot).result("/data/bot_id").once(), String.class);
  }

  /** Changes the draft. Sent once. */
  public void update(BotUpdate change) {
    api.send(post("/v1/bot/update").json(change).once());
  }

  /**
   * The version that is published to the API channel.
   *
   * @throws CozeServiceException code 4200 when it was never published there, or the token does not
   *     see it
   */
  public Bot info(String botId) {
    return api.send(get("/v1/bots/{bot_id}", botId).query("is_published", true).read(), Bot.class);
  }

  /** The draft, which may differ from what is published. */
  public Bot draft(String botId) {
    return api.send(get("/v1/bots/{bot_id}", botId).query("is_published", false).read(), Bot.class);
  }

  /**
   * Publishes the draft. Sent once.
   *
   * @param connectorIds channels, {@code 1024} for the API; Coze keeps the others as they are
   */
  public PublishedBot publish(String botId, List<String> connectorIds) {
    return api.send(
        post("/v1/bot/publish").json(new Publication(botId, connectorIds)).once(),
        PublishedBot.class);
  }

  /** Takes the bot from a channel. Sent once. */
  public void unpublish(String botId, String connectorId) {
    api.send(post("/v1/bots/{bot_id}/unpublish", botId).json(new Withdrawal(connectorId)).once());
  }

  /** The bot's versions, 30 a request. */
  public Paged<BotVersion> versions(String botId) {
    return api.pages(
        page ->
            get("/v1/bots/{bot_id}/versions", botId)
                .query("page_num", page)
                .query("page_size", VERSION_PAGE_SIZE)
                .read(),
        VERSIONS,
        BotVersion.class,
        BotVersion::version);
  }

  private record Publication(String botId, List<String> connectorIds) {}

  private record Withdrawal(String connectorId) {}
}
