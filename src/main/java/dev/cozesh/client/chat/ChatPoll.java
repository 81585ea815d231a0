package dev.cozesh.client.chat;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Ongoing;
import dev.cozesh.error.CozeDataException;

/** A chat that goes on; Coze asks not to be asked more than once a second. */
record ChatPoll(ChatRef chat) implements Ongoing<Chat> {
  @Override
  public String name() {
    return chat.toString();
  }

  @Override
  public ApiRequest question() {
    return get("/v3/chat/retrieve")
        .query("conversation_id", chat.conversationId())
        .query("chat_id", chat.chatId())
        .once();
  }

  @Override
  public Class<Chat> type() {
    return Chat.class;
  }

  @Override
  public boolean isOver(Chat state) {
    ChatStatus status =
        state
            .status()
            .orElseThrow(
                () ->
                    new CozeDataException(
                        chat + " has no status", "Coze answered without one", "", "", null));
    return !status.isRunning();
  }

  @Override
  public String whereToLook() {
    return chat.whereToLook();
  }
}
