package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;

/** What Coze says while it interprets. No page of Coze's describes these events. */
public sealed interface InterpretationSocketEvent extends SocketEvent
    permits InterpretationSocketEvent.Created,
        InterpretationSocketEvent.Updated,
        InterpretationSocketEvent.Audio,
        InterpretationSocketEvent.Transcription,
        InterpretationSocketEvent.Translation,
        InterpretationSocketEvent.MessageCompleted,
        InputCompleted,
        SocketError,
        UnknownEvent {
  /** The socket is ready; the first event. */
  record Created(EventInfo info) implements InterpretationSocketEvent {
    public Created {
      requireNonNull(info, "info");
    }
  }

  /** The settings that hold from now on. */
  record Updated(EventInfo info, InterpretationSettings settings)
      implements InterpretationSocketEvent {
    public Updated {
      requireNonNull(info, "info");
      requireNonNull(settings, "settings");
    }

    static Updated of(EventInfo info) {
      JsonNode data = info.data().isObject() ? info.data() : Json.object();
      return new Updated(info, Json.value(data, InterpretationSettings.class));
    }
  }

  /**
   * The next piece of the translation spoken.
   *
   * @param audio packed as the settings say; not copied
   */
  record Audio(EventInfo info, byte[] audio) implements InterpretationSocketEvent {
    public Audio {
      requireNonNull(info, "info");
      requireNonNull(audio, "audio");
    }

    /**
     * @throws CozeDataException when it is not base64
     */
    static Audio of(EventInfo info) {
      return new Audio(info, Sound.of(info.data().path("delta").asText("")));
    }
  }

  /**
   * The next piece of what was said.
   *
   * @param delta the piece
   */
  record Transcription(EventInfo info, String delta) implements InterpretationSocketEvent {
    public Transcription {
      requireNonNull(info, "info");
      requireNonNull(delta, "delta");
    }

    static Transcription of(EventInfo info) {
      return new Transcription(info, info.data().path("delta").asText(""));
    }
  }

  /**
   * The next piece of its translation.
   *
   * @param delta the piece
   */
  record Translation(EventInfo info, String delta) implements InterpretationSocketEvent {
    public Translation {
      requireNonNull(info, "info");
      requireNonNull(delta, "delta");
    }

    static Translation of(EventInfo info) {
      return new Translation(info, info.data().path("delta").asText(""));
    }
  }

  /** All is interpreted; the last event. */
  record MessageCompleted(EventInfo info) implements InterpretationSocketEvent {
    public MessageCompleted {
      requireNonNull(info, "info");
    }
  }
}
