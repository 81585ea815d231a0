package dev.cozesh.probe.report;

import dev.cozesh.error.Unseen;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Sent;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A request as one line for a POSIX shell. */
public final class Curl {
  /** What the line takes the token from. */
  static final String TOKEN = "COZE_API_TOKEN";

  private Curl() {}

  /**
   * {@return the line; it takes the token from {@code $COZE_API_TOKEN}, shows the status, and
   * follows no redirect}
   *
   * @param sent the request, masked
   */
  public static String of(Sent sent) {
    StringJoiner line = new StringJoiner(" ", "curl -sS -i ", "");
    if (sent.method().equals("HEAD")) {
      line.add("--head");
    } else if (!sent.method().equals("GET") || sent.body().isPresent()) {
      line.add("-X " + quoted(sent.method()));
    }
    if (sent.path().contains("/.")) {
      line.add("--path-as-is");
    }
    line.add(quoted(SentUrl.of(sent)));
    switch (sent.credential()) {
      case TOKEN -> line.add("-H \"Authorization: Bearer $" + TOKEN + '"');
      case MALFORMED -> line.add("-H 'Authorization: Bearer no-such-token'");
      case NONE -> {}
    }
    new TreeMap<>(sent.headers()).forEach((name, value) -> line.add("-H " + header(name, value)));
    sent.body()
        .ifPresent(
            body -> {
              if (sent.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
                line.add("-H 'Content-Type: application/json'");
              }
              line.add("--data-raw " + quoted(seen(Json.line(body))));
            });
    return line.toString();
  }

  /** JSON in which characters that nobody sees are escapes, which mean the same. */
  private static String seen(String json) {
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

  /** A colon with nothing behind it would take the header out, a semicolon leaves it empty. */
  private static String header(String name, String value) {
    return quoted(value.isBlank() ? name + ";" : name + ": " + value);
  }

  /**
   * In single quotes nothing has a meaning but they themselves; a line break would end the line.
   */
  private static String quoted(String text) {
    boolean plain = text.matches("[A-Z]+");
    return plain ? text : "'" + text.replaceAll("[\\r\\n]+", " ").replace("'", "'\\''") + "'";
  }
}
