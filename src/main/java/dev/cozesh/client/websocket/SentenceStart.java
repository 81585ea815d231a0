package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

/**
 * The sound that follows says this.
 *
 * @param text the sentence
 */
public record SentenceStart(EventInfo info, String text)
    implements ChatSocketEvent, SpeechSocketEvent {
  public SentenceStart {
    requireNonNull(info, "info");
    requireNonNull(text, "text");
  }

  static SentenceStart of(EventInfo info) {
    return new SentenceStart(info, info.data().path("text").asText(""));
  }
}
