package dev.cozesh.client.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.ValueSet;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Answers that hold every member the catalogue knows of an endpoint, each with a value of its kind.
 * A chained list has two pages, every other list has one.
 */
final class SampleAnswers {
  private final Catalog catalog = Catalog.bundled();

  /**
   * The answer to a request.
   *
   * @param number of the request to this endpoint, from 1
   */
  Answer to(Endpoint endpoint, Request request, int number) {
    if (asksForEvents(endpoint, request)) {
      return events();
    }
    return switch (endpoint.response().envelope()) {
      case DATA, ITEMS -> json(envelope(endpoint, number));
      case RAW -> raw(endpoint, request);
      case SSE -> events();
    };
  }

  private Answer raw(Endpoint endpoint, Request request) {
    return request.uri().getPath().endsWith("/speech")
        ? Answer.of(
            200,
            Map.of("Content-Type", List.of("audio/mpeg")),
            "ID3".getBytes(StandardCharsets.UTF_8))
        : json(filled(endpoint.response().shape(), true));
  }

  private ObjectNode envelope(Endpoint endpoint, int number) {
    boolean more = endpoint.paging().style() == Endpoint.Paging.Style.PAGE_TOKEN && number == 1;
    ObjectNode answer = Json.object().put("code", 0).put("msg", "");
    answer.setAll((ObjectNode) filled(endpoint.response().shape(), more));
    return answer;
  }

  private static Answer json(JsonNode body) {
    return Answer.of(
        200,
        Map.of("Content-Type", List.of("application/json")),
        Json.line(body).getBytes(StandardCharsets.UTF_8));
  }

  /** Chats answer with events when the body says so. */
  private static boolean asksForEvents(Endpoint endpoint, Request request) {
    return endpoint.streaming() == Endpoint.Streaming.SSE
        && SentRequest.of(request, endpoint.path()).all().stream()
            .anyMatch(sent -> sent.name().equals("stream") && sent.value().asBoolean());
  }

  private static Answer events() {
    return Answer.of(
        200,
        Map.of("Content-Type", List.of("text/event-stream")),
        "event: done\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode filled(JsonNode shape, boolean more) {
    if (shape.isObject()) {
      ObjectNode object = Json.object();
      shape
          .properties()
          .forEach(
              member ->
                  object.set(
                      member.getKey(),
                      member.getKey().equals("has_more")
                          ? BooleanNode.valueOf(more)
                          : filled(member.getValue(), more)));
      return object;
    }
    if (shape.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      shape.forEach(item -> array.add(filled(item, more)));
      return array;
    }
    return value(shape.asText());
  }

  private JsonNode value(String type) {
    int named = type.indexOf(" enum ");
    if (named >= 0) {
      return value(type.substring(0, named), type.substring(named + " enum ".length()));
    }
    if (type.endsWith("(recursive)")) {
      return Json.object();
    }
    if (type.startsWith("map<") || type.equals("object") || type.equals("any")) {
      return Json.object().put("key", "value");
    }
    return switch (type.split(" ")[0]) {
      case "int", "long" -> IntNode.valueOf(1);
      case "number" -> DecimalNode.valueOf(new BigDecimal("0.5"));
      case "bool" -> BooleanNode.TRUE;
      default -> TextNode.valueOf("7389212233445566778");
    };
  }

  private JsonNode value(String type, String enumeration) {
    String first =
        catalog.enums().stream()
            .filter(set -> set.name().equals(enumeration.split("[ ,;]")[0]))
            .findFirst()
            .map(ValueSet::values)
            .map(values -> values.get(0).value())
            .orElse("1");
    return type.equals("int") ? IntNode.valueOf(Integer.parseInt(first)) : TextNode.valueOf(first);
  }
}
