package dev.cozesh.client.connector;

import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;

/** Channels of one's own: add them to workspaces, review bots, bind devices. Thread-safe. */
public final class ConnectorService {

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public ConnectorService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Says whether a bot may appear on a channel. Sent once.
   *
   * @param connectorId the channel
   * @param botId the bot
   * @param review what the review came to
   * @see <a href="https://docs.coze.cn/developer_guides/update_review_result">Coze: give the review
   *     result of a bot on a custom channel</a>
   */
  @Calls("connectors.bots.update")
  public void review(String connectorId, String botId, BotReview review) {
    api.send(
        put("/v1/connectors/{connector_id}/bots/{bot_id}", connectorId, botId).json(review).once());
  }

  /**
   * Adds a channel to a workspace. Sent once.
   *
   * @param connectorId the channel
   * @param workspaceId the workspace
   * @see <a href="https://docs.coze.cn/developer_guides/install_channel">Coze: add a custom channel
   *     to a workspace</a>
   */
  @Calls("connectors.install")
  public void install(String connectorId, String workspaceId) {
    api.send(
        post("/v1/connectors/{connector_id}/install", connectorId)
            .json(new Installation(workspaceId))
            .once());
  }

  /**
   * Binds settings of devices to a user of a channel. Sent once.
   *
   * @param connectorId the channel
   * @param binding the settings, and whose they are
   * @see <a href="https://docs.coze.cn/developer_guides/bind_connector_config">Coze: bind device
   *     settings to a user of a channel</a>
   */
  @Calls("connectors.bind")
  public void bind(String connectorId, ConnectorBinding binding) {
    api.send(post("/v1/connectors/{connector_id}/user_configs", connectorId).json(binding).once());
  }

  private record Installation(String workspaceId) {}
}
