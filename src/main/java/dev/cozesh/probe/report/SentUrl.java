package dev.cozesh.probe.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.probe.verdict.Sent;
import java.util.Locale;
import java.util.StringJoiner;

/** The address of a request, escaped as it travels. */
final class SentUrl {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~*";
  private static final String OF_A_PATH = PLAIN + "!$&'()+,;=:@/";

  private SentUrl() {}

  static String of(Sent sent) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    sent.query()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> query.add(escaped(name, PLAIN) + "=" + escaped(value, PLAIN))));
    return sent.base() + escaped(sent.path(), OF_A_PATH) + query;
  }

  private static String escaped(String text, String plain) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (byte one : text.getBytes(UTF_8)) {
      if (one > 0 && plain.indexOf(one) >= 0) {
        escaped.append((char) one);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
      }
    }
    return escaped.toString();
  }
}
