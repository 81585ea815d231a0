package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.http.Redactor;
import dev.cozesh.json.Json;
import java.util.Optional;

/**
 * A body as it is kept: without secrets, and cut when it is long.
 *
 * @param text what is kept
 * @param isWhole whether nothing was cut off
 */
record Kept(String text, boolean isWhole) {
  /** The most that is kept of a body, in characters. */
  static final int MOST = 256 << 10;

  // A secret that the cut would divide is still known by its whole when it is masked.
  private static final int LONGEST_SECRET = 16 << 10;

  static final Kept NOTHING = new Kept("", true);

  Kept {
    requireNonNull(text, "text");
  }

  static Kept of(String text, Redactor redactor) {
    String begin =
        text.length() > MOST + LONGEST_SECRET ? text.substring(0, MOST + LONGEST_SECRET) : text;
    return cut(redactor.redact(begin), text.length() <= MOST);
  }

  private static Kept cut(String masked, boolean isWhole) {
    if (masked.length() <= MOST) {
      return new Kept(masked, isWhole);
    }
    int end = Character.isHighSurrogate(masked.charAt(MOST - 1)) ? MOST - 1 : MOST;
    return new Kept(masked.substring(0, end), false);
  }

  /** The same with more behind it, as far as there is room. */
  Kept and(String more, Redactor redactor) {
    return isWhole ? cut(text + redactor.redact(more), true) : this;
  }

  /** The text as JSON; empty when it is none, or not whole. */
  Optional<JsonNode> json() {
    if (!isWhole || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text, "a body"));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  /** The text as maps and lists; null when it is no JSON, or not whole. */
  Object plain() {
    return json().map(Kept::plain).orElse(null);
  }

  private static Object plain(JsonNode node) {
    try {
      return Json.mapper().treeToValue(node, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always a value", e);
    }
  }
}
