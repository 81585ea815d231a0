package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

/** The sound that was sent and not yet used is forgotten. */
public record InputCleared(EventInfo info) implements ChatSocketEvent, TranscriptionSocketEvent {
  public InputCleared {
    requireNonNull(info, "info");
  }
}
