package dev.cozesh.probe.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.Unseen;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request as a command line of curl; the token is a variable of the shell. */
final class CurlLine {
  private CurlLine() {}

  /**
   * {@return the command, a line an option}
   *
   * @param sent the request, masked
   */
  static String of(Sent sent) {
    List<String> parts = new ArrayList<>();
    parts.add("curl -sS -i -X " + quoted(sent.method()) + " " + quoted(url(sent)));
    if (sent.path().contains("/.")) {
      parts.add("--path-as-is");
    }
    if (sent.credential() == Credential.TOKEN) {
      parts.add("-H \"Authorization: Bearer $COZE_TOKEN\"");
    } else if (sent.credential() == Credential.MALFORMED) {
      parts.add("-H 'Authorization: Bearer no-such-token'");
    }
    new TreeMap<>(sent.headers())
        .forEach((name, value) -> parts.add("-H " + quoted(name + ": " + value)));
    sent.body().ifPresent(body -> parts.add(body(sent, Json.line(body))));
    return String.join(" \\\n  ", parts);
  }

  private static String body(Sent sent, String json) {
    boolean typed = sent.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    String type = typed ? "" : "-H 'Content-Type: application/json' \\\n  ";
    return type + "--data-raw " + quoted(readable(json));
  }

  /** JSON whose unseen characters are written as escapes, which leaves its meaning. */
  private static String readable(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (Unseen.is(c)) {
                for (char half : Character.toChars(c)) {
                  text.append(String.format("\\u%04x", (int) half));
                }
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  private static String url(Sent sent) {
    String path =
        Arrays.stream(sent.path().split("/", -1))
            .map(CurlLine::escaped)
            .collect(Collectors.joining("/"));
    List<String> query = new ArrayList<>();
    sent.query()
        .forEach(
            (name, values) ->
                values.forEach(value -> query.add(escaped(name) + "=" + escaped(value))));
    return sent.base() + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String quoted(String text) {
    boolean plain = text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    return plain && !text.isEmpty() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
