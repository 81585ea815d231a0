package dev.cozesh.client.websocket;

/** An event of Coze's. */
public sealed interface SocketEvent
    permits ChatSocketEvent,
        SpeechSocketEvent,
        TranscriptionSocketEvent,
        InterpretationSocketEvent {
  /** {@return id, time, log id, and the event as it came} */
  EventInfo info();
}
