package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.message.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a chat ended: completed, waiting for tools, cancelled, or in a state that is not known.
 *
 * @param chat with its status and usage
 * @param messages what it made, in Coze's order; the question is not among them
 */
public record ChatOutcome(Chat chat, List<Message> messages) {
  public ChatOutcome {
    requireNonNull(chat, "chat");
    messages = List.copyOf(messages);
  }

  /** {@return what the bot says to the user; several answers are joined by line breaks} */
  public String answer() {
    return messages.stream()
        .filter(Message::answers)
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }
}
