package dev.cozesh.client.apiapp;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.TokenShape;
import java.util.List;
import java.util.Optional;

/** Callback apps: where Coze reports events to. Thread-safe. */
public final class ApiAppService {
  private static final int PAGE_SIZE = 50;

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public ApiAppService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Every callback app, 50 a request.
   *
   * @return the apps
   * @see <a href="https://docs.coze.cn/developer_guides/list_callback_app">Coze: list callback
   *     apps</a>
   */
  @Calls("api_apps.list")
  public Paged<ApiApp> list() {
    return list(Optional.empty());
  }

  /**
   * The callback apps of one kind, 50 a request.
   *
   * @param type what they are for
   * @return the apps
   * @see <a href="https://docs.coze.cn/developer_guides/list_callback_app">Coze: list callback
   *     apps</a>
   */
  @Calls("api_apps.list")
  public Paged<ApiApp> list(ApiAppType type) {
    return list(Optional.of(type));
  }

  /**
   * Makes a callback app. Sent once.
   *
   * @param app what it shall be
   * @return the app, with the secret that tells Coze's calls from others
   * @see <a href="https://docs.coze.cn/developer_guides/create_callback_app">Coze: create a
   *     callback app</a>
   */
  @Calls("api_apps.create")
  public ApiApp create(ApiAppCreate app) {
    return api.send(post("/v1/api_apps").json(app).once(), ApiApp.class);
  }

  /**
   * Changes a callback app. Before it takes a new address Coze sends a challenge there, which has
   * to be answered. Sent once.
   *
   * @param apiAppId the app
   * @param change what to change
   * @see <a href="https://docs.coze.cn/developer_guides/update_callback_app">Coze: change a
   *     callback app</a>
   */
  @Calls("api_apps.update")
  public void update(String apiAppId, ApiAppUpdate change) {
    api.send(put("/v1/api_apps/{api_app_id}", apiAppId).json(change).once());
  }

  /**
   * Deletes a callback app. Sent once.
   *
   * @param apiAppId the app
   * @see <a href="https://docs.coze.cn/developer_guides/delete_callback_app">Coze: delete a
   *     callback app</a>
   */
  @Calls("api_apps.delete")
  public void delete(String apiAppId) {
    api.send(ApiRequest.delete("/v1/api_apps/{api_app_id}", apiAppId).once());
  }

  /**
   * What an app is subscribed to, 50 a request.
   *
   * @param apiAppId the app
   * @return the events
   * @see <a href="https://docs.coze.cn/developer_guides/list_subscribed_callback_message">Coze:
   *     list subscribed events</a>
   */
  @Calls("api_apps.events.list")
  public Paged<ApiAppEvent> events(String apiAppId) {
    return api.chained(
        token ->
            get("/v1/api_apps/{api_app_id}/events", apiAppId)
                .query("page_token", token)
                .query("page_size", PAGE_SIZE)
                .read(),
        TokenShape.USUAL,
        ApiAppEvent.class,
        event -> event.eventType().toString());
  }

  /**
   * Subscribes an app to events. Sent once.
   *
   * @param apiAppId the app
   * @param events at least one
   * @see <a href="https://docs.coze.cn/developer_guides/subscribe_callback_message">Coze: subscribe
   *     to callback events</a>
   */
  @Calls("api_apps.events.create")
  public void subscribe(String apiAppId, List<CallbackEventType> events) {
    api.send(post("/v1/api_apps/{api_app_id}/events", apiAppId).json(new Events(events)).once());
  }

  /**
   * Ends subscriptions of an app. Sent once.
   *
   * @param apiAppId the app
   * @param events at least one
   * @see <a href="https://docs.coze.cn/developer_guides/unsubscribe_callback_message">Coze:
   *     unsubscribe from callback events</a>
   */
  @Calls("api_apps.events.delete")
  public void unsubscribe(String apiAppId, List<CallbackEventType> events) {
    api.send(
        ApiRequest.delete("/v1/api_apps/{api_app_id}/events", apiAppId)
            .json(new Events(events))
            .once());
  }

  private Paged<ApiApp> list(Optional<ApiAppType> type) {
    return api.chained(
        token ->
            get("/v1/api_apps")
                .query("app_type", type)
                .query("page_token", token)
                .query("page_size", PAGE_SIZE)
                .read(),
        TokenShape.USUAL,
        ApiApp.class,
        ApiApp::id);
  }

  private record Events(List<CallbackEventType> eventTypes) {}
}
