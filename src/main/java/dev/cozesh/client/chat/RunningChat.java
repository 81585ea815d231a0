package dev.cozesh.client.chat;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.message.Message;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import java.util.Optional;

/** Finds the chat that keeps a conversation busy: Coze refuses another one without naming it. */
final class RunningChat {
  private static final long BUSY = 4016;

  private final ApiCaller api;

  RunningChat(ApiCaller api) {
    this.api = api;
  }

  /** The same refusal; one for a busy conversation names the chat, if two reads find it. */
  CozeServiceException named(CozeServiceException refused, Optional<String> conversationId) {
    if (refused.code() != BUSY) {
      return refused;
    }
    return conversationId
        .flatMap(this::find)
        .map(
            chat ->
                new CozeServiceException(
                    refused.refusal(),
                    refused.why() + "; " + chat + " is running",
                    chat.whereToLook() + "; or wait for its end, or take another conversation"))
        .orElse(refused);
  }

  private Optional<ChatRef> find(String conversationId) {
    try {
      return newest(conversationId)
          .map(id -> new ChatRef(conversationId, id))
          .filter(this::isRunning);
    } catch (CozeException e) {
      // The refusal is what the caller has to learn; its details are a courtesy.
      return Optional.empty();
    }
  }

  private Optional<String> newest(String conversationId) {
    return api
        .list(
            post("/v1/conversation/message/list")
                .query("conversation_id", conversationId)
                .json(new Newest("desc", 1))
                .read(),
            Message.class)
        .stream()
        .findFirst()
        .flatMap(Message::chatId)
        .filter(id -> !id.isEmpty());
  }

  private boolean isRunning(ChatRef chat) {
    return api.send(
            get("/v3/chat/retrieve")
                .query("conversation_id", chat.conversationId())
                .query("chat_id", chat.chatId())
                .read(),
            Chat.class)
        .status()
        .filter(ChatStatus::isRunning)
        .isPresent();
  }

  private record Newest(String order, int limit) {}
}
