package dev.cozesh.dsl;

import dev.cozesh.client.chat.Chat;
import dev.cozesh.client.chat.ChatEvent;
import dev.cozesh.client.message.Message;
import dev.cozesh.client.message.MessageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a chat has said so far, handed on piece by piece. */
final class Heard {
  private static final Set<MessageType> TOOL_ANSWERS =
      Set.of(MessageType.TOOL_RESPONSE, MessageType.TOOL_OUTPUT);

  private final TalkListener listener;
  private final StringBuilder text = new StringBuilder();
  private final List<String> followUps = new ArrayList<>();
  private final Set<String> heard = new HashSet<>();
  private Optional<Chat> chat = Optional.empty();
  private String speaking = "";
  private boolean canceled;

  /**
   * @param listener is told of each piece of the answer and of the tools on the way, in order
   */
  Heard(TalkListener listener) {
    this.listener = listener;
  }

  void take(ChatEvent event) {
    if (event instanceof ChatEvent.MessageDelta delta) {
      piece(delta.message(), delta.text());
    } else if (event instanceof ChatEvent.MessageCompleted completed) {
      whole(completed.message());
    } else if (event instanceof ChatEvent.Created created) {
      chat = Optional.of(created.chat());
    } else if (event instanceof ChatEvent.InProgress progress) {
      chat = Optional.of(progress.chat());
    } else if (event instanceof ChatEvent.Completed completed) {
      chat = Optional.of(completed.chat());
    } else if (event instanceof ChatEvent.RequiresAction waiting) {
      chat = Optional.of(waiting.chat());
    } else if (event instanceof ChatEvent.Canceled ended) {
      chat = Optional.of(ended.chat());
      canceled = true;
    }
  }

  /** Pieces come of answers alone; a server may leave their type out. */
  private void piece(Message message, String piece) {
    if (!piece.isEmpty()) {
      heard.add(message.id());
      say(message.id(), piece);
    }
  }

  private void whole(Message message) {
    if (message.answers() && heard.add(message.id())) {
      say(message.id(), message.text());
    } else if (message.type().filter(MessageType.FOLLOW_UP::equals).isPresent()) {
      followUps.add(message.text());
    } else if (message.type().filter(MessageType.FUNCTION_CALL::equals).isPresent()) {
      ToolUse use = ToolUse.of(message.text());
      listener.toolCalled(use.tool(), use.arguments());
    } else if (message.type().filter(TOOL_ANSWERS::contains).isPresent()) {
      listener.toolAnswered();
    }
  }

  private void say(String message, String piece) {
    if (!speaking.isEmpty() && !speaking.equals(message)) {
      tell("\n");
    }
    speaking = message;
    tell(piece);
  }

  private void tell(String piece) {
    text.append(piece);
    listener.piece(piece);
  }

  /** The answer; several are joined by line breaks. */
  String text() {
    return text.toString();
  }

  List<String> followUps() {
    return List.copyOf(followUps);
  }

  /** The chat as the last event told of it. */
  Optional<Chat> chat() {
    return chat;
  }

  boolean isCanceled() {
    return canceled;
  }
}
