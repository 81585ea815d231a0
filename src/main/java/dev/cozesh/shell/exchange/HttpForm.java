package dev.cozesh.shell.exchange;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Calls as they go over the wire, but with line feeds alone, and a name in the token's place. */
final class HttpForm {
  private HttpForm() {}

  static String write(ToSend request) {
    if (request.isForm()) {
      throw request.notPossible("http", "what was uploaded is not kept, and so its length neither");
    }
    String body = request.body().orElse("");
    StringJoiner text = new StringJoiner("\n");
    text.add(request.method() + " " + request.target() + " HTTP/1.1");
    text.add("Host: " + request.host());
    text.add("Authorization: Bearer $" + ToSend.TOKEN);
    request.headers().forEach((name, value) -> text.add(name + ": " + value));
    if (!body.isEmpty() || request.method().startsWith("P")) {
      text.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    }
    text.add("Connection: close");
    text.add("");
    return text.add(body).toString();
  }
}
