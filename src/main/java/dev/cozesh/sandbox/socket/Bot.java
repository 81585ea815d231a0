package dev.cozesh.sandbox.socket;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Whom a chat is with.
 *
 * @param id the bot's
 * @param reply a question's answer in the pieces that are sent
 * @param pause before each piece
 */
public record Bot(String id, Function<String, List<String>> reply, Duration pause) {
  public Bot {
    requireNonNull(id, "id");
    requireNonNull(reply, "reply");
    requireNonNull(pause, "pause");
  }
}
