package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.message.Message;
import dev.cozesh.error.CozeDataException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a chat says while it goes on, in this order: created, in progress, pieces of messages, whole
 * messages, completed or waiting for tools, pieces of sound, done. A failure is no event but an
 * exception.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat, events</a>
 */
public sealed interface ChatEvent {
  /** It exists; the first event, which brings the ids of chat and conversation. */
  record Created(Chat chat) implements ChatEvent {
    public Created {
      requireNonNull(chat, "chat");
    }
  }

  /** The bot is at work. */
  record InProgress(Chat chat) implements ChatEvent {
    public InProgress {
      requireNonNull(chat, "chat");
    }
  }

  /** The next piece of a message; the pieces of one message have one id. */
  record MessageDelta(Message message) implements ChatEvent {
    public MessageDelta {
      requireNonNull(message, "message");
    }

    /** {@return the piece of what is said; empty while a reasoning model only thinks} */
    public String text() {
      return message.text();
    }

    /** {@return the piece of what is thought; mostly empty} */
    public String reasoning() {
      return message.reasoningContent().orElse("");
    }
  }

  /**
   * A message is whole, and comes again in one. Calls and outputs of tools, proposed questions and
   * states come in this form alone.
   */
  record MessageCompleted(Message message) implements ChatEvent {
    public MessageCompleted {
      requireNonNull(message, "message");
    }
  }

  /** The next piece of the answer spoken; only when the question was spoken. */
  record AudioDelta(Message message) implements ChatEvent {
    public AudioDelta {
      requireNonNull(message, "message");
    }

    /**
     * Sound: PCM, 24 kHz, 16 bit, mono, little endian.
     *
     * @return the bytes
     * @throws CozeDataException when the content is not base64
     */
    public byte[] audio() {
      try {
        return Base64.getDecoder().decode(message.text());
      } catch (IllegalArgumentException e) {
        throw new CozeDataException(
            "a piece of sound is not base64", e.getMessage(), "", message.text(), e);
      }
    }
  }

  /** It ended well; usage is filled. Not the last event. */
  record Completed(Chat chat) implements ChatEvent {
    public Completed {
      requireNonNull(chat, "chat");
    }
  }

  /** It waits for the outputs of tools, to be given in another call. */
  record RequiresAction(Chat chat) implements ChatEvent {
    public RequiresAction {
      requireNonNull(chat, "chat");
    }
  }

  /** It was cancelled; self-hosted servers say so. */
  record Canceled(Chat chat) implements ChatEvent {
    public Canceled {
      requireNonNull(chat, "chat");
    }
  }

  /**
   * The last event.
   *
   * @param debugUrl a page about a chatflow's run, good for 7 days
   */
  record Done(Optional<String> debugUrl) implements ChatEvent {
    public Done {
      requireNonNull(debugUrl, "debugUrl");
    }
  }

  /**
   * An event of a kind that is not known here.
   *
   * @param type its name
   * @param json its data; a text when it is no JSON
   */
  record Unknown(String type, JsonNode json) implements ChatEvent {
    public Unknown {
      requireNonNull(type, "type");
      requireNonNull(json, "json");
    }
  }
}
