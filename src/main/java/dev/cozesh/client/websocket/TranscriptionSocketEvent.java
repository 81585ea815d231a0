package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;

/**
 * What Coze says while it writes down what it hears.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/asr_api">Coze: transcription events</a>
 */
public sealed interface TranscriptionSocketEvent extends SocketEvent
    permits TranscriptionSocketEvent.Created,
        TranscriptionSocketEvent.Updated,
        TranscriptionSocketEvent.MessageUpdate,
        TranscriptionSocketEvent.MessageCompleted,
        InputCompleted,
        InputCleared,
        SocketError,
        UnknownEvent {
  /** The socket is ready; the first event. */
  record Created(EventInfo info) implements TranscriptionSocketEvent {
    public Created {
      requireNonNull(info, "info");
    }
  }

  /** The settings that hold from now on. */
  record Updated(EventInfo info, TranscriptionSettings settings)
      implements TranscriptionSocketEvent {
    public Updated {
      requireNonNull(info, "info");
      requireNonNull(settings, "settings");
    }

    static Updated of(EventInfo info) {
      JsonNode data = info.data().isObject() ? info.data() : Json.object();
      return new Updated(info, Json.value(data, TranscriptionSettings.class));
    }
  }

  /**
   * What was said so far.
   *
   * @param content the whole text, not a piece
   */
  record MessageUpdate(EventInfo info, String content) implements TranscriptionSocketEvent {
    public MessageUpdate {
      requireNonNull(info, "info");
      requireNonNull(content, "content");
    }

    static MessageUpdate of(EventInfo info) {
      return new MessageUpdate(info, info.data().path("content").asText(""));
    }
  }

  /** All is written down; the last event. */
  record MessageCompleted(EventInfo info) implements TranscriptionSocketEvent {
    public MessageCompleted {
      requireNonNull(info, "info");
    }
  }
}
