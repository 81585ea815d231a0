package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Effect.Instead;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which routes are there, other than those of Coze: taken away, or made up. Holds from the next
 * request on; nothing of it is kept. Thread-safe.
 */
public final class RouteChanges {
  private final Set<String> gone = new LinkedHashSet<>();
  private final Map<String, Route> prepared = new LinkedHashMap<>();
  private boolean methodNotAllowed;

  RouteChanges() {}

  /**
   * Takes a route away, one of Coze or one that was made up: it is answered as if nobody knew it.
   *
   * @param route method and template, the names of placeholders do not matter
   * @return this
   */
  public synchronized RouteChanges withoutRoute(String route) {
    String key = key(route);
    prepared.remove(key);
    gone.add(key);
    return this;
  }

  /**
   * Makes a route up, or lets one of Coze answer something else. It asks for a token as others do.
   *
   * @param route method and template: {@code GET /v1/news/{id}}
   * @param status 200 to 599
   * @param json the whole body; <code>{logid}</code> in it becomes the log id
   * @return this
   * @throws CozeUsageException when the body is no JSON or the status none
   */
  public synchronized RouteChanges withRoute(String route, int status, String json) {
    Fault.requireStatus(status);
    String key = key(route);
    requireJson(key, json);
    String method = key.substring(0, key.indexOf(' '));
    String template = route.trim().split("\\s+", 2)[1];
    gone.remove(key);
    prepared.put(key, Route.replying(method, template, (tx, call) -> reply(status, json, call)));
    return this;
  }

  /**
   * Whether another method on a path that is there is answered with 405 and {@code Allow}, as
   * neither of Coze's servers does; off at first.
   *
   * @param on whether it is
   * @return this
   */
  public synchronized RouteChanges methodNotAllowed(boolean on) {
    methodNotAllowed = on;
    return this;
  }

  /** Everything is Coze's again. */
  public synchronized void clear() {
    gone.clear();
    prepared.clear();
    methodNotAllowed = false;
  }

  synchronized boolean isGone(String route) {
    return gone.contains(RouteKey.of(route));
  }

  synchronized List<Route> prepared() {
    return List.copyOf(prepared.values());
  }

  synchronized boolean isMethodNotAllowed() {
    return methodNotAllowed;
  }

  private static Reply reply(int status, String json, Call call) {
    JsonNode body = Json.parse(json.replace(Instead.LOG_ID, call.logId()), "a made-up route");
    return new Reply.Raw(status, body, Map.of());
  }

  private static void requireJson(String route, String json) {
    try {
      Json.parse(json, "the answer of " + route);
    } catch (CozeDataException e) {
      throw new CozeUsageException(
          "the answer of " + route + " is not valid JSON", String.valueOf(e.getMessage()), "");
    }
  }

  private static String key(String route) {
    String key = RouteKey.of(route);
    if (!key.matches("[A-Z]+ /\\S*")) {
      throw new CozeUsageException(
          "`" + route + "` names no route", "", "write method and path: `GET /v1/news/{id}`");
    }
    return key;
  }
}
