package dev.cozesh.client.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Parameter.In;
import dev.cozesh.http.Body;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A request taken apart into what it sends, under the names the catalogue has for it. */
final class SentRequest {
  private static final Pattern PART =
      Pattern.compile(
          "name=\"([^\"]+)\"(; filename=\"[^\"]*\")?.*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  /**
   * One thing sent.
   *
   * @param in where
   * @param name with dots and brackets
   * @param value what; a file's content as text
   * @param file whether it is a file
   */
  record Sent(In in, String name, JsonNode value, boolean file) {}

  private final Request request;
  private final List<Sent> all = new ArrayList<>();

  private SentRequest(Request request) {
    this.request = request;
  }

  static SentRequest of(Request request, String template) {
    SentRequest sent = new SentRequest(request);
    sent.readPath(template);
    sent.readQuery();
    sent.readHeaders();
    request.body().ifPresent(sent::readBody);
    return sent;
  }

  Request request() {
    return request;
  }

  List<Sent> all() {
    return all;
  }

  Set<String> names(In in) {
    return all.stream().filter(each -> each.in() == in).map(Sent::name).collect(Collectors.toSet());
  }

  private void readPath(String template) {
    String[] slots = template.split("/");
    String[] segments = request.uri().getRawPath().split("/");
    for (int at = 0; at < Math.min(slots.length, segments.length); at++) {
      if (slots[at].startsWith("{")) {
        String name = slots[at].substring(1, slots[at].length() - 1);
        add(In.PATH, name, decoded(segments[at]));
      }
    }
  }

  private void readQuery() {
    String query = request.uri().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&")) {
        String[] parts = pair.split("=", 2);
        add(In.QUERY, decoded(parts[0]), decoded(parts[1]));
      }
    }
  }

  private void readHeaders() {
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      add(In.HEADER, header.getKey(), header.getValue());
    }
  }

  private void readBody(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      body.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    if (body.contentType().startsWith("multipart/")) {
      Matcher part = PART.matcher(text);
      while (part.find()) {
        all.add(
            new Sent(
                In.FORM, part.group(1), TextNode.valueOf(part.group(3)), part.group(2) != null));
      }
    } else {
      readJson("", Json.parse(text, "body"));
    }
  }

  private void readJson(String name, JsonNode value) {
    if (!name.isEmpty()) {
      all.add(new Sent(In.BODY, name, value, false));
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              member ->
                  readJson(
                      name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                      member.getValue()));
    } else if (value.isArray()) {
      value.forEach(
          item -> {
            if (item.isContainerNode()) {
              readJson(name + "[]", item);
            }
          });
    }
  }

  private void add(In in, String name, String text) {
    all.add(new Sent(in, name, TextNode.valueOf(text), false));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
