package dev.cozesh.client.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.client.core.DebugUrl;
import dev.cozesh.client.core.EventShape;
import dev.cozesh.client.message.Message;
import dev.cozesh.client.message.MessagePiece;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.sse.SseEvent;
import dev.cozesh.json.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads the events of one chat, by Coze's names and those of self-hosted servers. Event ids are not
 * counted: chats have none.
 */
final class ChatShape implements EventShape<ChatEvent> {
  private final UnaryOperator<CozeServiceException> explain;
  private volatile Optional<ChatRef> chat = Optional.empty();

  /**
   * @param explain says more about a refusal
   */
  ChatShape(UnaryOperator<CozeServiceException> explain) {
    this.explain = explain;
  }

  /** The chat, once an event has named it. */
  Optional<ChatRef> chat() {
    return chat;
  }

  @Override
  public Meaning meaning(SseEvent event) {
    return switch (event.type()) {
      case "conversation.chat.failed", "error" -> Meaning.FAILURE;
      case "done", "conversation.stream.done" -> Meaning.LAST;
      case "conversation.chat.canceled", "conversation.chat.cancelled" -> Meaning.LAST;
      default -> Meaning.GOES_ON;
    };
  }

  @Override
  public Optional<ChatEvent> decode(SseEvent event) {
    ChatEvent decoded = event(event.type(), event.data());
    if (chat.isEmpty()) {
      chat = ChatRef.of(decoded);
    }
    return Optional.of(decoded);
  }

  @Override
  public CozeServiceException explained(CozeServiceException refusal) {
    return explain.apply(refusal);
  }

  @Override
  public String afterCancel() {
    return chat.isEmpty() ? "" : "Coze was asked to stop the chat; what it spent by then is billed";
  }

  @Override
  public String whereToLook() {
    return chat.map(ref -> "the chat may go on, and cost tokens; " + ref.whereToLook())
        .orElse("the chat may have begun; messages().list shows what the conversation kept");
  }

  private static ChatEvent event(String type, String data) {
    return switch (type) {
      case "conversation.chat.created" -> new ChatEvent.Created(chatIn(data));
      case "conversation.chat.in_progress" -> new ChatEvent.InProgress(chatIn(data));
      case "conversation.message.delta" -> new ChatEvent.MessageDelta(messageIn(data));
      case "conversation.message.completed" -> new ChatEvent.MessageCompleted(messageIn(data));
      case "conversation.audio.delta" -> new ChatEvent.AudioDelta(messageIn(data));
      case "conversation.chat.completed" -> new ChatEvent.Completed(chatIn(data));
      case "conversation.chat.requires_action", "conversation.chat.required_action" ->
          new ChatEvent.RequiresAction(chatIn(data));
      case "conversation.chat.canceled", "conversation.chat.cancelled" ->
          new ChatEvent.Canceled(chatIn(data));
      case "done", "conversation.stream.done" -> done(data);
      default -> new ChatEvent.Unknown(type, json(data));
    };
  }

  private static Chat chatIn(String data) {
    return Json.read(data, Chat.class, "a chat");
  }

  private static Message messageIn(String data) {
    return MessagePiece.read(data);
  }

  /** {@code "[DONE]"} with quotes or without, nothing, or an object. */
  private static ChatEvent done(String data) {
    String url = data.startsWith("{") ? json(data).path("debug_url").asText("") : "";
    return new ChatEvent.Done(DebugUrl.decoded(Optional.of(url).filter(text -> !text.isEmpty())));
  }

  private static JsonNode json(String data) {
    try {
      return Json.parse(data, "an event");
    } catch (CozeDataException e) {
      return TextNode.valueOf(data);
    }
  }
}
