package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.WireValue;

/**
 * Coze refuses something that was sent, or fails. Not always the end, though Coze often closes the
 * socket after it. {@link SocketSession#exception} makes an exception of it.
 *
 * @param code Coze's business code
 * @param msg Coze's words
 */
public record SocketError(EventInfo info, WireValue code, String msg)
    implements ChatSocketEvent,
        SpeechSocketEvent,
        TranscriptionSocketEvent,
        InterpretationSocketEvent {
  public SocketError {
    requireNonNull(info, "info");
    requireNonNull(code, "code");
    requireNonNull(msg, "msg");
  }

  static SocketError of(EventInfo info) {
    return new SocketError(
        info, WireValue.of(info.data().path("code")), info.data().path("msg").asText(""));
  }
}
