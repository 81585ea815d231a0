package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.chat.Chat;
import dev.cozesh.client.core.WireValue;
import dev.cozesh.client.message.Message;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.Optional;

/**
 * What Coze says in a chat over a socket. A turn is: the question, the chat is created, pieces of
 * the answer as text and sound mixed, the whole messages, the chat is completed.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/streaming_chat_api">Coze: chat events</a>
 */
public sealed interface ChatSocketEvent extends SocketEvent
    permits ChatSocketEvent.Created,
        ChatSocketEvent.Updated,
        ChatSocketEvent.ChatCreated,
        ChatSocketEvent.ChatInProgress,
        ChatSocketEvent.MessageDelta,
        ChatSocketEvent.MessageCompleted,
        ChatSocketEvent.AudioDelta,
        ChatSocketEvent.AudioCompleted,
        ChatSocketEvent.ChatCompleted,
        ChatSocketEvent.ChatFailed,
        ChatSocketEvent.ChatRequiresAction,
        ChatSocketEvent.ChatCanceled,
        ChatSocketEvent.SpeechStarted,
        ChatSocketEvent.SpeechStopped,
        ChatSocketEvent.TranscriptUpdate,
        ChatSocketEvent.TranscriptCompleted,
        ChatSocketEvent.Cleared,
        ChatSocketEvent.AudioDump,
        SentenceStart,
        InputCompleted,
        InputCleared,
        SocketError,
        UnknownEvent {
  /** The socket is ready; the first event. */
  record Created(EventInfo info) implements ChatSocketEvent {
    public Created {
      requireNonNull(info, "info");
    }
  }

  /** The settings that hold from now on. */
  record Updated(EventInfo info, ChatSettings settings) implements ChatSocketEvent {
    public Updated {
      requireNonNull(info, "info");
      requireNonNull(settings, "settings");
    }

    static Updated of(EventInfo info) {
      return new Updated(info, Json.value(contentOf(info), ChatSettings.class));
    }
  }

  /** A question is being answered. */
  record ChatCreated(EventInfo info, Chat chat) implements ChatSocketEvent {
    public ChatCreated {
      requireNonNull(info, "info");
      requireNonNull(chat, "chat");
    }

    static ChatCreated of(EventInfo info) {
      return new ChatCreated(info, chatOf(info));
    }
  }

  /** The bot is at work. */
  record ChatInProgress(EventInfo info, Chat chat) implements ChatSocketEvent {
    public ChatInProgress {
      requireNonNull(info, "info");
      requireNonNull(chat, "chat");
    }

    static ChatInProgress of(EventInfo info) {
      return new ChatInProgress(info, chatOf(info));
    }
  }

  /** The next piece of a message; the pieces of one message have one id. */
  record MessageDelta(EventInfo info, Message message) implements ChatSocketEvent {
    public MessageDelta {
      requireNonNull(info, "info");
      requireNonNull(message, "message");
    }

    static MessageDelta of(EventInfo info) {
      return new MessageDelta(info, messageOf(info));
    }

    /** {@return the piece of what is said} */
    public String text() {
      return message.text();
    }
  }

  /**
   * A message is whole. The user's question comes in this form, too, before the chat is created.
   */
  record MessageCompleted(EventInfo info, Message message) implements ChatSocketEvent {
    public MessageCompleted {
      requireNonNull(info, "info");
      requireNonNull(message, "message");
    }

    static MessageCompleted of(EventInfo info) {
      return new MessageCompleted(info, messageOf(info));
    }
  }

  /** The next piece of what is spoken. */
  record AudioDelta(EventInfo info, Message message) implements ChatSocketEvent {
    public AudioDelta {
      requireNonNull(info, "info");
      requireNonNull(message, "message");
    }

    static AudioDelta of(EventInfo info) {
      return new AudioDelta(info, messageOf(info));
    }

    /**
     * The sound, packed as the settings say.
     *
     * @return the sound
     * @throws CozeDataException when the content is not base64
     */
    public byte[] audio() {
      return Sound.of(message.text());
    }
  }

  /** All of an answer was spoken. */
  record AudioCompleted(EventInfo info, Message message) implements ChatSocketEvent {
    public AudioCompleted {
      requireNonNull(info, "info");
      requireNonNull(message, "message");
    }

    static AudioCompleted of(EventInfo info) {
      return new AudioCompleted(info, messageOf(info));
    }
  }

  /** The question is answered; usage is filled. The socket stays open for the next. */
  record ChatCompleted(EventInfo info, Chat chat) implements ChatSocketEvent {
    public ChatCompleted {
      requireNonNull(info, "info");
      requireNonNull(chat, "chat");
    }

    static ChatCompleted of(EventInfo info) {
      return new ChatCompleted(info, chatOf(info));
    }
  }

  /**
   * The question is not answered; {@link SocketSession#exception} says why. The socket stays open.
   *
   * @param chat absent when Coze tells a code alone
   */
  record ChatFailed(EventInfo info, Optional<Chat> chat) implements ChatSocketEvent {
    public ChatFailed {
      requireNonNull(info, "info");
      requireNonNull(chat, "chat");
    }

    static ChatFailed of(EventInfo info) {
      boolean whole = info.data().hasNonNull("id");
      return new ChatFailed(info, whole ? Optional.of(chatOf(info)) : Optional.empty());
    }
  }

  /** The chat waits for the outputs of tools: {@link ChatSocketInput#toolOutputs}. */
  record ChatRequiresAction(EventInfo info, Chat chat) implements ChatSocketEvent {
    public ChatRequiresAction {
      requireNonNull(info, "info");
      requireNonNull(chat, "chat");
    }

    static ChatRequiresAction of(EventInfo info) {
      return new ChatRequiresAction(info, chatOf(info));
    }
  }

  /**
   * The answer was given up.
   *
   * @param code 1 interrupted by speech, 2 cancelled by the caller, 3 a new message was submitted
   * @param msg Coze's words
   */
  record ChatCanceled(EventInfo info, WireValue code, String msg) implements ChatSocketEvent {
    public ChatCanceled {
      requireNonNull(info, "info");
      requireNonNull(code, "code");
      requireNonNull(msg, "msg");
    }

    static ChatCanceled of(EventInfo info) {
      return new ChatCanceled(
          info, WireValue.of(info.data().path("code")), info.data().path("msg").asText(""));
    }
  }

  /** Somebody speaks; told when Coze finds the turns. */
  record SpeechStarted(EventInfo info) implements ChatSocketEvent {
    public SpeechStarted {
      requireNonNull(info, "info");
    }
  }

  /** Nobody speaks any more. */
  record SpeechStopped(EventInfo info) implements ChatSocketEvent {
    public SpeechStopped {
      requireNonNull(info, "info");
    }
  }

  /**
   * What was said so far.
   *
   * @param content the whole text, not a piece
   */
  record TranscriptUpdate(EventInfo info, String content) implements ChatSocketEvent {
    public TranscriptUpdate {
      requireNonNull(info, "info");
      requireNonNull(content, "content");
    }

    static TranscriptUpdate of(EventInfo info) {
      return new TranscriptUpdate(info, info.data().path("content").asText(""));
    }
  }

  /**
   * What was said.
   *
   * @param content the whole text
   */
  record TranscriptCompleted(EventInfo info, String content) implements ChatSocketEvent {
    public TranscriptCompleted {
      requireNonNull(info, "info");
      requireNonNull(content, "content");
    }

    static TranscriptCompleted of(EventInfo info) {
      return new TranscriptCompleted(info, info.data().path("content").asText(""));
    }
  }

  /** The bot has forgotten what was said before. */
  record Cleared(EventInfo info) implements ChatSocketEvent {
    public Cleared {
      requireNonNull(info, "info");
    }
  }

  /** For debugging: where the sound was kept. */
  record AudioDump(EventInfo info, String url) implements ChatSocketEvent {
    public AudioDump {
      requireNonNull(info, "info");
      requireNonNull(url, "url");
    }

    static AudioDump of(EventInfo info) {
      return new AudioDump(info, info.data().path("url").asText(""));
    }
  }

  private static Chat chatOf(EventInfo info) {
    return Json.value(info.data(), Chat.class);
  }

  private static Message messageOf(EventInfo info) {
    return Json.value(info.data(), Message.class);
  }

  private static JsonNode contentOf(EventInfo info) {
    return info.data().isObject() ? info.data() : Json.object();
  }
}
