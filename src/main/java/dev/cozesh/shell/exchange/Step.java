package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * One call of a session that Coze accepted and that changed something.
 *
 * @param method upper case
 * @param path as sent, without query
 * @param endpoint its id in the catalogue; empty for a route that the catalogue does not know
 * @param ids what request and answer name by an id: {@code bot_id}, {@code dataset_id}; the
 *     answer's own {@code id} is what was made
 */
public record Step(String method, String path, Optional<String> endpoint, Map<String, String> ids) {
  public Step {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(endpoint, "endpoint");
    ids = Map.copyOf(ids);
  }

  /** Verb and path: {@code POST /v1/bot/create}. */
  public String operation() {
    return method + " " + path;
  }
}
