package dev.cozesh.client.studio;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.TokenShape;
import dev.cozesh.error.CozeServiceException;
import java.util.List;
import java.util.Optional;

/**
 * The bots of a self-hosted Coze, made and changed through its console. It takes the session of a
 * user ({@code auth} of kind {@code session} in a profile) and no token; with a token each call is
 * refused with code 700012006. Coze's cloud serves none of this. Thread-safe.
 *
 * @see <a href="https://github.com/coze-dev/coze-studio">coze-studio, whose source says so</a>
 */
public final class StudioBotService {
  private static final int PAGE_SIZE = 100;
  private static final int OF_VERSIONS = 2;
  private static final int NEWEST_FIRST = 1;
  private static final TokenShape BOTS =
      new TokenShape("/data/intelligences", "/data/has_more", "/data/next_cursor_id");

  private static final String AREA = "/api/draftbot/";
  private static final String DRAFTS = "/api/playground_api/draftbot/";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public StudioBotService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The bots of a space, the newest first, 100 a request; also those of other users, which can be
   * neither read nor changed. A bot that was just made or renamed shows up after a moment.
   *
   * @param spaceId the space
   * @return the bots, without their settings
   */
  @Calls("studio.bots.list")
  public Paged<StudioBotSummary> list(String spaceId) {
    return api.chained(
        cursor ->
            post("/api/intelligence_api/search/get_draft_intelligence_list")
                .json(new Listing(spaceId, List.of(1), NEWEST_FIRST, cursor, PAGE_SIZE))
                .read(),
        BOTS,
        StudioBotSummary.class,
        StudioBotSummary::id);
  }

  /**
   * Makes a bot that has a name, a description, the first of the server's models and nothing else.
   * Sent once.
   *
   * @param bot what it shall be
   * @return the bot's id
   * @throws CozeServiceException code 100000013 when the server has no model set up
   */
  @Calls("studio.bots.create")
  public String create(StudioBotCreate bot) {
    return api.send(post(AREA + "create").json(bot).result("/data/bot_id").once(), String.class);
  }

  /**
   * The draft of a bot.
   *
   * @param botId the bot
   * @return the draft
   * @throws CozeServiceException code 100000000 when there is no such bot, or it is another user's
   */
  @Calls("studio.bots.retrieve")
  public StudioBot draft(String botId) {
    return read(new Which(botId, Optional.empty()));
  }

  /**
   * A version of a bot, as it was published.
   *
   * @param botId the bot
   * @param version as {@link StudioBotVersion#version} has it
   * @return what its users have
   * @throws CozeServiceException code 100000000 when there is no such version
   */
  @Calls("studio.bots.retrieve")
  public StudioBot version(String botId, String version) {
    return read(new Which(botId, Optional.of(version)));
  }

  private StudioBot read(Which which) {
    return api.send(
        post(DRAFTS + "get_draft_bot_info").json(which).result("/data/bot_info").read(),
        StudioBot.class);
  }

  /**
   * Changes the draft of a bot. Nothing checks that what it binds is there. Sent once.
   *
   * @param change what to change
   * @throws CozeServiceException code 100000003 when there is no such bot, or it is another user's
   */
  @Calls("studio.bots.update")
  public void update(StudioBotUpdate change) {
    api.send(post(DRAFTS + "update_draft_bot_info").json(new Change(change)).once());
  }

  /**
   * Deletes the draft of a bot: it is in no list any more and cannot be changed. Sent once.
   *
   * @param spaceId the space
   * @param botId the bot
   * @throws CozeServiceException code 100000003 when there is no such bot, or it is another user's
   */
  @Calls("studio.bots.delete")
  public void delete(String spaceId, String botId) {
    api.send(post(AREA + "delete").json(new Place(spaceId, botId)).once());
  }

  /**
   * Publishes the draft. Sent once: each publishing makes a version.
   *
   * @param publish where to
   * @return what came of it, place by place: the call succeeds although it failed in one
   * @throws CozeServiceException code 100000003 for a place that the server does not have
   */
  @Calls("studio.bots.publish")
  public StudioBotPublished publish(StudioBotPublish publish) {
    return api.send(post(AREA + "publish").json(publish).once(), StudioBotPublished.class);
  }

  /**
   * The versions of a bot that were published last, the newest first. The server never says whether
   * there are more.
   *
   * @param spaceId the space
   * @param botId the bot
   * @param most how many, at least 1
   * @return the versions, without their settings
   * @throws CozeServiceException code 100000003 when there is no such bot, or it is another user's
   */
  @Calls("studio.bots.versions")
  public List<StudioBotVersion> newestVersions(String spaceId, String botId, int most) {
    return api.list(
        post(AREA + "list_draft_history")
            .json(new History(spaceId, botId, 1, most, OF_VERSIONS))
            .result("/data/history_infos")
            .read(),
        StudioBotVersion.class);
  }

  /**
   * Where a bot can be published.
   *
   * @param spaceId the space
   * @param botId the bot
   * @return the places
   */
  @Calls("studio.bots.connectors")
  public List<StudioConnector> connectors(String spaceId, String botId) {
    return api.list(
        post(AREA + "publish/connector/list")
            .json(new Place(spaceId, botId))
            .result("/publish_connector_list")
            .read(),
        StudioConnector.class);
  }

  /**
   * The models that the server has set up.
   *
   * @return the models, also such as are to be taken away within days
   */
  @Calls("studio.models.list")
  public List<StudioModel> models() {
    return api.list(
        post("/api/bot/get_type_list").json(new Asked(true)).result("/data/model_list").read(),
        StudioModel.class);
  }

  private record Listing(
      String spaceId, List<Integer> types, int orderBy, Optional<String> cursorId, int size) {}

  private record Which(String botId, Optional<String> version) {}

  private record Change(StudioBotUpdate botInfo) {}

  private record Place(String spaceId, String botId) {}

  private record History(
      String spaceId, String botId, int pageIndex, int pageSize, int historyType) {}

  private record Asked(boolean model) {}
}
