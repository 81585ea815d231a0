package dev.cozesh.probe.report;

import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import java.util.StringJoiner;
import java.util.TreeMap;

/** An attempt in one line, so that two of them can be told apart. */
final class Asked {
  private static final int LONGEST_BODY = 200;

  private Asked() {}

  static String of(Attempt attempt) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    attempt
        .query()
        .forEach((name, values) -> values.forEach(value -> query.add(name + "=" + value)));
    String headers = attempt.headers().isEmpty() ? "" : " " + new TreeMap<>(attempt.headers());
    String body = attempt.body().map(each -> " " + cut(Json.line(each))).orElse("");
    return attempt.operation() + query + headers + body;
  }

  private static String cut(String body) {
    if (body.length() <= LONGEST_BODY) {
      return body;
    }
    int end = Character.isHighSurrogate(body.charAt(LONGEST_BODY - 1)) ? 1 : 0;
    return body.substring(0, LONGEST_BODY - end) + "…";
  }
}
