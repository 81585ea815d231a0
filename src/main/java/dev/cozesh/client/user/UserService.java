package dev.cozesh.client.user;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;

/** Users: who the token belongs to. Thread-safe. */
public final class UserService {
  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public UserService(ApiCaller api) {
    this.api = api;
  }

  /**
   * {@return the owner of the token} No page of Coze's documents this call; three official SDKs
   * make it.
   */
  @Calls("users.me")
  public User me() {
    return api.send(get("/v1/users/me").read(), User.class);
  }
}
