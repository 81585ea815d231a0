package dev.cozesh.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One server-sent event.
 *
 * @param data one line
 */
record ServerEvent(Optional<String> id, String name, String data) {
  static ServerEvent of(String name, String data) {
    return new ServerEvent(Optional.empty(), name, data);
  }

  /** As Coze writes it: no blank after the colons, one line of data, then an empty line. */
  byte[] bytes() {
    String first = id.map(value -> "id:" + value + "\n").orElse("");
    String text = first + "event:" + name + "\ndata:" + data + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
