package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers what a session has changed: of each call that Coze accepted and that is no read, what
 * it was and which ids it was about; no bodies. Thread-safe.
 */
public final class SessionLog implements CallListener {
  /** Longer texts are no ids. */
  private static final int LONGEST_ID = 64;

  private final Supplier<Catalog> catalog;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param catalog read when something was changed, not before
   */
  public SessionLog(Supplier<Catalog> catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    if (call.reads() || exchange.refused()) {
      return;
    }
    Optional<Endpoint> endpoint = catalog.get().route(call.method(), call.path());
    Map<String, String> ids = new HashMap<>();
    Optional<JsonNode> body = call.body().flatMap(SessionLog::parsed);
    body.ifPresent(members -> take(ids, members));
    body.ifPresent(members -> take(ids, members.path("bot_info"))); // as the console has it
    endpoint.ifPresent(known -> takePath(ids, known.path(), call.path()));
    exchange.json().ifPresent(answer -> take(ids, answer)); // the console has them beside code
    exchange.json().map(answer -> answer.path("data")).ifPresent(data -> take(ids, data));
    Step step = new Step(call.method(), call.path(), endpoint.map(Endpoint::id), ids);
    synchronized (steps) {
      steps.add(step);
    }
  }

  /** What was changed so far, in order. */
  public List<Step> steps() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  /** Forgets everything: a new session begins. */
  public void clear() {
    synchronized (steps) {
      steps.clear();
    }
  }

  private static Optional<JsonNode> parsed(String body) {
    try {
      return Optional.of(Json.parse(body, "the body"));
    } catch (CozeDataException e) {
      return Optional.empty(); // a raw call may send anything; it names no ids then
    }
  }

  private static void take(Map<String, String> ids, JsonNode object) {
    object
        .properties()
        .forEach(
            member -> {
              boolean named = member.getKey().equals("id") || member.getKey().endsWith("_id");
              String value = member.getValue().asText();
              if (named && !value.isEmpty() && value.length() <= LONGEST_ID) {
                ids.put(member.getKey(), value);
              }
            });
  }

  private static void takePath(Map<String, String> ids, String template, String path) {
    String[] names = template.split("/");
    String[] values = path.split("/");
    for (int at = 0; at < Math.min(names.length, values.length); at++) {
      if (names[at].startsWith("{") && names[at].endsWith("}")) {
        ids.put(names[at].substring(1, names[at].length() - 1), values[at]);
      }
    }
  }
}
