package dev.cozesh.dsl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was answered to a raw call; a refusal is an answer too. */
public final class Answer {
  private final String operation;
  private final Exchange exchange;
  private Optional<Object> json = Optional.empty();
  private boolean lookedAt;

  Answer(String operation, Exchange exchange) {
    this.operation = operation;
    this.exchange = exchange;
  }

  /** Whether the script has read what became of the call. */
  boolean isLookedAt() {
    return lookedAt;
  }

  /** The HTTP status. */
  public int getStatus() {
    lookedAt = true;
    return exchange.status();
  }

  /** Headers, looked up without regard to case. */
  public Map<String, List<String>> getHeaders() {
    return exchange.headers();
  }

  /** The body as it came. */
  public String getBody() {
    lookedAt = true;
    return exchange.body();
  }

  /** The body as maps and lists, so that {@code answer.json.data.items} reads; null if no JSON. */
  public Object getJson() {
    lookedAt = true;
    if (json.isEmpty()) {
      json = exchange.json().map(Answer::plain);
    }
    return json.orElse(null);
  }

  /** Coze's business code, 0 for success; null when the body holds none. */
  public Long getCode() {
    lookedAt = true;
    return exchange.code().orElse(null);
  }

  /** Whether Coze did what was asked: a 2xx status, and no error in the body. */
  public boolean isOk() {
    lookedAt = true;
    return !exchange.refused();
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return exchange.logId();
  }

  /** Milliseconds from the call to the last byte. */
  public long getMs() {
    return exchange.millis();
  }

  private static Object plain(JsonNode node) {
    try {
      return Json.mapper().treeToValue(node, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always a value", e);
    }
  }

  /** The body as it is on the wire; empty when it is no JSON. */
  Optional<JsonNode> tree() {
    lookedAt = true;
    return exchange.json();
  }

  /** The call and its outcome, on one line. */
  String headline() {
    return operation
        + " → "
        + exchange.status()
        + ", "
        + exchange.millis()
        + " ms, log id "
        + getLogid();
  }

  /** The call, its outcome and the JSON, indented. */
  @Override
  public String toString() {
    lookedAt = true;
    return headline() + "\n" + exchange.json().map(Json::pretty).orElse(exchange.body());
  }
}
