package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a fault from the body of {@code POST /_fault}: {@code {"route":…, "kind":…}} and, as the
 * kind needs, nth, times, always, ms, seconds, status, body, headers, fields, page, retry_after,
 * events, event, how, bytes, code, msg. What a kind needs may also stand below {@code args}.
 */
final class FaultForm {
  private final ObjectNode form;

  FaultForm(JsonNode body) {
    form = Json.object();
    body.path("args").properties().forEach(one -> form.set(one.getKey(), one.getValue()));
    body.properties().forEach(one -> form.set(one.getKey(), one.getValue()));
  }

  Fault read() {
    return chosen(kind(Fault.on(text("route"))));
  }

  private Fault kind(Fault fault) {
    String kind = text("kind");
    return switch (kind) {
      case "commitThenReset" -> fault.commitThenReset();
      case "commitThen500" -> fault.commitThen500();
      case "commitThenTimeout" -> fault.commitThenTimeout(number("ms", 60_000));
      case "resetBeforeRead" -> fault.resetBeforeRead();
      case "status" -> fault.status(number("status", 503), body(), headers());
      case "html" -> fault.html(number("status", 502));
      case "truncatedJson" -> fault.truncatedJson();
      case "delay" -> fault.delay(number("ms", 1_000));
      case "storm429" -> storm(fault);
      case "hideFromList" -> fault.hideFromList(Duration.ofSeconds(number("seconds", 5)));
      case "staleRead" -> fault.staleRead(Duration.ofSeconds(number("seconds", 5)));
      case "clockSkew" -> fault.clockSkew(Duration.ofSeconds(number("seconds", 60)));
      case "dropFields" -> fault.dropFields(fields());
      case "listTruncated" -> fault.listTruncated(number("page", 1));
      case "cutAfter" -> fault.cutAfter(number("events", 3), cut());
      case "errorAfter" ->
          fault.errorAfter(number("events", 3), number("code", 5_000), form.path("msg").asText());
      case "stallAfter" -> fault.stallAfter(number("events", 3), number("ms", 60_000));
      case "loseEvent" -> fault.loseEvent(number("event", 3));
      case "repeatEvent" -> fault.repeatEvent(number("event", 3));
      case "garbageAfterDone" -> fault.garbageAfterDone(number("bytes", 1_000));
      case "drip" -> fault.drip(number("bytes", 1), number("ms", 10));
      default -> throw Refused.parameter("kind " + kind + " is unknown");
    };
  }

  private Cut cut() {
    String how = form.path("how").asText("unfinished");
    return switch (how) {
      case "ended" -> Cut.ENDED;
      case "unfinished" -> Cut.UNFINISHED;
      case "reset" -> Cut.RESET;
      default -> throw Refused.parameter("how must be ended, unfinished or reset");
    };
  }

  private Fault chosen(Fault fault) {
    if (form.path("always").asBoolean()) {
      return fault.always();
    }
    if (form.has("nth")) {
      return fault.nth(number("nth", 1));
    }
    return form.has("times") ? fault.times(number("times", 1)) : fault;
  }

  private Fault storm(Fault fault) {
    int times = number("times", 1);
    return form.has("retry_after")
        ? fault.storm429(times, number("retry_after", 0))
        : fault.storm429(times);
  }

  private String body() {
    JsonNode body = form.path("body");
    return body.isTextual() || body.isMissingNode() ? body.asText("") : body.toString();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : form.path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asText());
    }
    return headers;
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    form.path("fields").forEach(field -> fields.add(field.asText()));
    return fields;
  }

  private String text(String name) {
    if (!form.path(name).isTextual()) {
      throw Refused.parameter(name + " is required");
    }
    return form.path(name).asText();
  }

  private int number(String name, int otherwise) {
    JsonNode value = form.path(name);
    if (!value.isMissingNode() && !value.canConvertToInt()) {
      throw Refused.parameter(name + " must be a whole number");
    }
    return value.asInt(otherwise);
  }
}
