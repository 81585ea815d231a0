package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;

/**
 * What Coze says while it speaks texts.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/tts_api">Coze: speech events</a>
 */
public sealed interface SpeechSocketEvent extends SocketEvent
    permits SpeechSocketEvent.Created,
        SpeechSocketEvent.Updated,
        SpeechSocketEvent.Audio,
        SpeechSocketEvent.AudioCompleted,
        SentenceStart,
        InputCompleted,
        SocketError,
        UnknownEvent {
  /** The socket is ready; the first event. */
  record Created(EventInfo info) implements SpeechSocketEvent {
    public Created {
      requireNonNull(info, "info");
    }
  }

  /** The settings that hold from now on. */
  record Updated(EventInfo info, SpeechSettings settings) implements SpeechSocketEvent {
    public Updated {
      requireNonNull(info, "info");
      requireNonNull(settings, "settings");
    }

    static Updated of(EventInfo info) {
      JsonNode data = info.data().isObject() ? info.data() : Json.object();
      return new Updated(info, Json.value(data, SpeechSettings.class));
    }
  }

  /**
   * The next piece of sound.
   *
   * @param audio packed as the settings say; not copied
   */
  record Audio(EventInfo info, byte[] audio) implements SpeechSocketEvent {
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

  /** All was spoken; the last event. */
  record AudioCompleted(EventInfo info) implements SpeechSocketEvent {
    public AudioCompleted {
      requireNonNull(info, "info");
    }
  }
}
