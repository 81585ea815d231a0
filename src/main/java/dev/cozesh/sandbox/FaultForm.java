package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a fault from the body of {@code POST /_fault}: {@code {"route":…, "kind":…}} and, as the
 * kind needs, nth, from, times, always, ms, seconds, status, body, headers, fields, page,
 * retry_after, reason, events, event, how, bytes, code, msg, seed, rate, left, location, wordings.
 * What a kind needs may also stand below {@code args}.
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
      case "redirectTo" -> fault.redirectTo(location());
      case "timeout" -> fault.timeout(number("ms", 60_000));
      case "riskControl" -> fault.riskControl(number("code", 4_102));
      case "quota" -> fault.quota(number("left", 0));
      case "absent" -> fault.absent();
      case "absentStatus" -> fault.absentStatus(number("status", 400));
      case "flaky" -> fault.flaky(share(), number("seed", 0));
      case "flakyAbsent" -> fault.flakyAbsent(share(), number("seed", 0));
      case "wordings" ->
          fault.wordings(number("seed", 0), texts("wordings").toArray(String[]::new));
      case "hideFromList" -> fault.hideFromList(Duration.ofSeconds(number("seconds", 5)));
      case "failTask" -> fault.failTask(form.path("reason").asText("it cannot be copied"));
      case "staleRead" -> fault.staleRead(Duration.ofSeconds(number("seconds", 5)));
      case "clockSkew" -> fault.clockSkew(Duration.ofSeconds(number("seconds", 60)));
      case "dropFields" -> fault.dropFields(texts("fields"));
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
    if (form.path("always").asBoolean() && !form.has("from")) {
      return fault.always();
    }
    if (form.has("nth")) {
      return fault.nth(number("nth", 1));
    }
    Fault begun = form.has("from") ? fault.from(number("from", 1)) : fault;
    return form.has("times") ? begun.times(number("times", 1)) : begun;
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

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    form.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private URI location() {
    try {
      return new URI(text("location"));
    } catch (URISyntaxException e) {
      throw Refused.parameter("location must be an address");
    }
  }

  private double share() {
    JsonNode rate = form.path("rate");
    if (!rate.isMissingNode() && !rate.isNumber()) {
      throw Refused.parameter("rate must be a number");
    }
    return rate.asDouble(0.01);
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
