package dev.cozesh.client.bot;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;

/**
 * Bots: list, make, change, look at, publish. A change reaches users by publishing. Thread-safe.
 */
public final class BotService {
  private static final int PAGE_SIZE = 20;
  private static final int VERSION_PAGE_SIZE = 30;
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total");
  private static final PageShape VERSIONS = PageShape.chained("/data/items", "/data/has_more");
  private static final PageShape OLD_PAGE = PageShape.counted("/data/space_bots", "/data/total");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public BotService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The bots of a workspace, 20 a request.
   *
   * @param workspaceId the workspace
   * @param status {@link PublishStatus#ALL} for those never published too; Coze's own default hides
   *     them
   * @return the bots
   * @see <a href="https://docs.coze.cn/developer_guides/bots_list_draft_published">Coze: list bots
   *     of a workspace</a>
   */
  @Calls("bots.list")
  public Paged<BotSummary> list(String workspaceId, PublishStatus status) {
    return list(BotFilter.of(workspaceId).withPublishStatus(status));
  }

  /**
   * The bots that a filter lets through, 20 a request.
   *
   * @param filter which ones
   * @return the bots
   * @see <a href="https://docs.coze.cn/developer_guides/bots_list_draft_published">Coze: list bots
   *     of a workspace</a>
   */
  @Calls("bots.list")
  public Paged<BotSummary> list(BotFilter filter) {
    return api.pages(
        page ->
            get("/v1/bots")
                .query("workspace_id", filter.workspaceId())
                .query("publish_status", filter.publishStatus())
                .query("connector_id", filter.connectorId())
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
   * @param bot what it shall be
   * @return the bot's id
   * @throws CozeUsageException when a text is longer than Coze takes
   * @see <a href="https://docs.coze.cn/developer_guides/create_bot">Coze: create a draft bot in a
   *     workspace</a>
   */
  @Calls("bots.create")
  public String create(BotCreate bot) {
    return api.send(post("/v1/bot/create").json(bot).result("/data/bot_id").once(), String.class);
  }

  /**
   * Changes the draft. Sent once.
   *
   * @param change what to change
   * @throws CozeUsageException when a text is longer than Coze takes
   * @see <a href="https://docs.coze.cn/developer_guides/update_bot">Coze: change the draft of a
   *     bot</a>
   */
  @Calls("bots.update")
  public void update(BotUpdate change) {
    api.send(post("/v1/bot/update").json(change).once());
  }

  /**
   * The version that is published to the API channel.
   *
   * @param botId the bot
   * @return its configuration
   * @throws CozeServiceException code 4200 when it was never published there, or the token does not
   *     see it
   * @see <a href="https://docs.coze.cn/developer_guides/get_metadata_draft_published">Coze: read
   *     the configuration of a bot</a>
   */
  @Calls("bots.retrieve")
  public Bot info(String botId) {
    return info(BotQuery.of(botId).withIsPublished(true));
  }

  /**
   * The draft, which may differ from what is published.
   *
   * @param botId the bot
   * @return its configuration
   * @see <a href="https://docs.coze.cn/developer_guides/get_metadata_draft_published">Coze: read
   *     the configuration of a bot</a>
   */
  @Calls("bots.retrieve")
  public Bot draft(String botId) {
    return info(BotQuery.of(botId).withIsPublished(false));
  }

  /**
   * A configuration of a bot.
   *
   * @param query which one
   * @return the configuration
   * @throws CozeServiceException code 4200 when there is none, or the token does not see it
   * @see <a href="https://docs.coze.cn/developer_guides/get_metadata_draft_published">Coze: read
   *     the configuration of a bot</a>
   */
  @Calls("bots.retrieve")
  public Bot info(BotQuery query) {
    return api.send(
        get("/v1/bots/{bot_id}", query.botId())
            .query("is_published", query.isPublished())
            .query("connector_id", query.connectorId())
            .read(),
        Bot.class);
  }

  /**
   * Publishes the draft. Sent once.
   *
   * @param botId the bot
   * @param connectorIds channels, {@code 1024} for the API; Coze keeps the others as they are
   * @return the version made
   * @see <a href="https://docs.coze.cn/developer_guides/publish_bot">Coze: publish the draft to
   *     channels</a>
   */
  @Calls("bots.publish")
  public PublishedBot publish(String botId, List<String> connectorIds) {
    return publish(BotPublication.of(botId, connectorIds));
  }

  /**
   * Publishes the draft with settings of channels. Sent once.
   *
   * @param publication where to
   * @return the version made
   * @see <a href="https://docs.coze.cn/developer_guides/publish_bot">Coze: publish the draft to
   *     channels</a>
   */
  @Calls("bots.publish")
  public PublishedBot publish(BotPublication publication) {
    return api.send(post("/v1/bot/publish").json(publication).once(), PublishedBot.class);
  }

  /**
   * Takes the bot from a channel. Sent once.
   *
   * @param botId the bot
   * @param connectorId the channel
   * @see <a href="https://docs.coze.cn/developer_guides/unpublish_agent">Coze: take a bot down from
   *     a channel</a>
   */
  @Calls("bots.unpublish")
  public void unpublish(String botId, String connectorId) {
    unpublish(botId, new Withdrawal(connectorId, Optional.empty()));
  }

  /**
   * Takes the bot from a channel and says why. Sent once.
   *
   * @param botId the bot
   * @param connectorId the channel
   * @param reason for the bot's makers
   * @see <a href="https://docs.coze.cn/developer_guides/unpublish_agent">Coze: take a bot down from
   *     a channel</a>
   */
  @Calls("bots.unpublish")
  public void unpublish(String botId, String connectorId, String reason) {
    unpublish(botId, new Withdrawal(connectorId, Optional.of(reason)));
  }

  /**
   * The bot's versions, 30 a request.
   *
   * @param botId the bot
   * @return the versions
   * @see <a href="https://docs.coze.cn/developer_guides/list_bot_versions">Coze: list versions of a
   *     bot</a>
   */
  @Calls("bots.versions.list")
  public Paged<BotVersion> versions(String botId) {
    return versions(VersionFilter.of(botId));
  }

  /**
   * The versions that a filter lets through, 30 a request.
   *
   * @param filter which ones
   * @return the versions
   * @see <a href="https://docs.coze.cn/developer_guides/list_bot_versions">Coze: list versions of a
   *     bot</a>
   */
  @Calls("bots.versions.list")
  public Paged<BotVersion> versions(VersionFilter filter) {
    return api.pages(
        page ->
            get("/v1/bots/{bot_id}/versions", filter.botId())
                .query("page_num", page)
                .query("page_size", VERSION_PAGE_SIZE)
                .query("publish_status", filter.publishStatus())
                .query("connector_id", filter.connectorId())
                .read(),
        VERSIONS,
        BotVersion.class,
        BotVersion::version);
  }

  /**
   * Lets somebody work on a bot too. Coze takes five such calls a second. Sent once.
   *
   * @param botId the bot
   * @param userId who shall join
   * @see <a href="https://docs.coze.cn/developer_guides/add_bot_collaborator">Coze: add a
   *     collaborator to a bot</a>
   */
  @Calls("bots.collaborators.create")
  public void addCollaborator(String botId, String userId) {
    api.send(
        post("/v1/bots/{bot_id}/collaborators", botId)
            .json(new Collaborators(List.of(new Collaborator(userId))))
            .once());
  }

  /**
   * Lets somebody work on a bot no more. Sent once.
   *
   * @param botId the bot
   * @param userId who shall leave
   * @see <a href="https://docs.coze.cn/developer_guides/remove_bot_collaborator">Coze: remove a
   *     collaborator from a bot</a>
   */
  @Calls("bots.collaborators.delete")
  public void removeCollaborator(String botId, String userId) {
    api.send(ApiRequest.delete("/v1/bots/{bot_id}/collaborators/{user_id}", botId, userId).once());
  }

  /**
   * Says whether several people may work on a bot. Sent once.
   *
   * @param botId the bot
   * @param mode one or several
   * @see <a href="https://docs.coze.cn/developer_guides/switch_bot_develop_mode">Coze: switch
   *     several-developer mode of a bot</a>
   */
  @Calls("bots.collaboration_modes.update")
  public void collaborationMode(String botId, CollaborationMode mode) {
    api.send(
        post("/v1/bots/{bot_id}/collaboration_mode", botId).json(new Collaboration(mode)).once());
  }

  /**
   * What the old endpoint says is published.
   *
   * @param botId the bot
   * @return its configuration
   * @throws CozeServiceException code 4015 when it was not published to the API channel
   * @see <a href="https://docs.coze.cn/developer_guides/get_metadata">Coze: read the published
   *     configuration (old)</a>
   * @deprecated Coze is about to remove the endpoint; {@link #info(String)} reads the same
   */
  @Calls("bots.retrieve_v1")
  @Deprecated
  public Bot onlineInfo(String botId) {
    return onlineInfo(OnlineBotQuery.of(botId));
  }

  /**
   * What the old endpoint says is published.
   *
   * @param query which one
   * @return the configuration
   * @throws CozeServiceException code 4015 when it was not published to the API channel
   * @see <a href="https://docs.coze.cn/developer_guides/get_metadata">Coze: read the published
   *     configuration (old)</a>
   * @deprecated Coze is about to remove the endpoint; {@link #info(BotQuery)} reads the same
   */
  @Calls("bots.retrieve_v1")
  @Deprecated
  public Bot onlineInfo(OnlineBotQuery query) {
    return api.send(
        get("/v1/bot/get_online_info")
            .query("bot_id", query.botId())
            .query("connector_id", query.connectorId())
            .query("version", query.version())
            .read(),
        Bot.class);
  }

  /**
   * What the old endpoint says is published to the API channel, 20 a request.
   *
   * @param spaceId the workspace
   * @return the bots
   * @see <a href="https://docs.coze.cn/developer_guides/published_bots_list">Coze: list bots
   *     published to the api channel (old)</a>
   * @deprecated Coze is about to remove the endpoint; {@link #list(BotFilter)} shows the same
   */
  @Calls("bots.list_v1")
  @Deprecated
  public Paged<SpaceBot> published(String spaceId) {
    return api.pages(
        page ->
            get("/v1/space/published_bots_list")
                .query("space_id", spaceId)
                .query("page_index", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        OLD_PAGE,
        SpaceBot.class,
        SpaceBot::id);
  }

  private void unpublish(String botId, Withdrawal withdrawal) {
    api.send(post("/v1/bots/{bot_id}/unpublish", botId).json(withdrawal).once());
  }

  private record Withdrawal(String connectorId, Optional<String> unpublishReason) {}

  private record Collaborators(List<Collaborator> collaborators) {}

  private record Collaborator(String userId) {}

  private record Collaboration(CollaborationMode collaborationMode) {}
}
