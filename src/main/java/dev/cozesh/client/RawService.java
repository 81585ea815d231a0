package dev.cozesh.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.core.RawAnswer;
import dev.cozesh.client.core.SingleCall;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any endpoint, by method and path. Thread-safe. */
public final class RawService {
  private final ApiCaller api;

  RawService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Sends one call. Whatever is answered is returned, a refusal or HTML too. Repeated like a read
   * only if the catalogue says that the endpoint reads; a route it does not know is sent once
   * unless it is a GET or HEAD.
   *
   * @param method in any case
   * @param path begins with a slash; what is not allowed in a path is escaped, escapes stay
   * @param query values by name, in their order
   * @param body sent as JSON
   * @return what came back
   * @throws CozeUsageException when the path holds a host, a query, a dot segment or a control
   *     character
   */
  public Exchange send(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    return api.exchange(method, path, query, body);
  }

  /**
   * Sends one call as {@link #send} does, and hands on what streams: events as they come, bytes as
   * they come, and everything else whole.
   *
   * @param method in any case
   * @param path begins with a slash; what is not allowed in a path is escaped, escapes stay
   * @param query values by name, in their order
   * @param body sent as JSON
   * @return the answer, to be closed
   * @throws CozeUsageException when the path holds a host, a query, a dot segment or a control
   *     character
   */
  public RawAnswer open(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    return api.open(method, path, query, body);
  }

  /**
   * Sends one call exactly as it is, for those who want to know how a server behaves: nothing is
   * repeated, redirected or renewed.
   *
   * @param call what to send
   * @return what came back
   * @throws dev.cozesh.error.CozeTransportException when no answer came
   * @throws CozeUsageException when the path holds a host, a query, a dot segment or a control
   *     character
   */
  public Exchange single(SingleCall call) {
    return api.single(call);
  }
}
