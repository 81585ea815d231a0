package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

/** Coze has all the sound, or all the text, that was announced. */
public record InputCompleted(EventInfo info)
    implements ChatSocketEvent,
        SpeechSocketEvent,
        TranscriptionSocketEvent,
        InterpretationSocketEvent {
  public InputCompleted {
    requireNonNull(info, "info");
  }
}
