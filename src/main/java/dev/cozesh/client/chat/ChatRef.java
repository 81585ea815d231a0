package dev.cozesh.client.chat;

import dev.cozesh.client.message.Message;
import java.util.Optional;

/** The two ids that name a chat. */
record ChatRef(String conversationId, String chatId) {
  /** The chat that the event is about, if it names both ids. */
  static Optional<ChatRef> of(ChatEvent event) {
    if (event instanceof ChatEvent.Created created) {
      return of(created.chat());
    }
    if (event instanceof ChatEvent.InProgress progress) {
      return of(progress.chat());
    }
    if (event instanceof ChatEvent.MessageDelta delta) {
      return of(delta.message());
    }
    if (event instanceof ChatEvent.MessageCompleted completed) {
      return of(completed.message());
    }
    return Optional.empty();
  }

  private static Optional<ChatRef> of(Chat chat) {
    return chat.conversationId().map(conversation -> new ChatRef(conversation, chat.id()));
  }

  private static Optional<ChatRef> of(Message message) {
    return message
        .conversationId()
        .flatMap(conversation -> message.chatId().map(chat -> new ChatRef(conversation, chat)));
  }

  /** {@code chat 7389… of conversation 7390…}. */
  @Override
  public String toString() {
    return "chat " + chatId + " of conversation " + conversationId;
  }

  /** How a caller asks after it, and how it is stopped. */
  String whereToLook() {
    String ids = "(\"" + conversationId + "\", \"" + chatId + "\")";
    return "chats().info" + ids + " says how it stands, chats().cancel" + ids + " stops it";
  }
}
