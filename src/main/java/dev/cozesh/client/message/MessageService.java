package dev.cozesh.client.message;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.TokenShape;
import dev.cozesh.error.CozeServiceException;

/**
 * Messages of conversations: list, write, change, delete, rate. What a chat says is read by the
 * chats' own service. Thread-safe.
 */
public final class MessageService {
  private static final int PAGE_SIZE = 50;
  private static final TokenShape PAGE = new TokenShape("/data", "/has_more", "/last_id");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public MessageService(ApiCaller api) {
    this.api = api;
  }

  /**
   * {@return all questions and answers of a conversation, the newest first, 50 a request}
   *
   * @param conversationId the conversation
   */
  public Paged<Message> list(String conversationId) {
    return list(conversationId, MessageFilter.ALL);
  }

  /**
   * {@return the messages of a conversation, 50 a request, the most Coze allows}
   *
   * @param conversationId the conversation
   * @param filter which ones
   * @throws CozeServiceException code 4002 when this token finds no such conversation
   * @see <a href="https://docs.coze.cn/developer_guides/list_message">Coze: list messages</a>
   */
  @Calls("conversations.messages.list")
  public Paged<Message> list(String conversationId, MessageFilter filter) {
    return api.chained(
        last -> page(conversationId, last.map(filter::after).orElse(filter)),
        PAGE,
        Message.class,
        Message::id);
  }

  /**
   * {@return one message}
   *
   * @param conversationId the conversation
   * @param messageId the message
   * @see <a href="https://docs.coze.cn/developer_guides/retrieve_message">Coze: read message</a>
   */
  @Calls("conversations.messages.retrieve")
  public Message info(String conversationId, String messageId) {
    return api.send(
        get("/v1/conversation/message/retrieve")
            .query("conversation_id", conversationId)
            .query("message_id", messageId)
            .read(),
        Message.class);
  }

  /**
   * Puts a message into a conversation; no bot answers it. Sent once.
   *
   * @param conversationId the conversation
   * @param message who says what
   * @return the message
   * @see <a href="https://docs.coze.cn/developer_guides/create_message">Coze: create message</a>
   */
  @Calls("conversations.messages.create")
  public Message create(String conversationId, MessageCreate message) {
    return api.send(
        post("/v1/conversation/message/create")
            .query("conversation_id", conversationId)
            .json(message)
            .once(),
        Message.class);
  }

  /**
   * Changes a message. Sent once.
   *
   * @param conversationId the conversation
   * @param messageId the message
   * @param change what to change
   * @return the message as it is now
   * @see <a href="https://docs.coze.cn/developer_guides/modify_message">Coze: change message</a>
   */
  @Calls("conversations.messages.update")
  public Message update(String conversationId, String messageId, MessageUpdate change) {
    // Alone among the answers this one stands under a name of its own.
    return api.send(
        post("/v1/conversation/message/modify")
            .query("conversation_id", conversationId)
            .query("message_id", messageId)
            .json(change)
            .result("/message")
            .once(),
        Message.class);
  }

  /**
   * Deletes a message and returns it as it was. Sent once.
   *
   * @param conversationId the conversation
   * @param messageId the message
   * @return the message as it was
   * @see <a href="https://docs.coze.cn/developer_guides/delete_message">Coze: delete message</a>
   */
  @Calls("conversations.messages.delete")
  public Message delete(String conversationId, String messageId) {
    return api.send(
        post("/v1/conversation/message/delete")
            .query("conversation_id", conversationId)
            .query("message_id", messageId)
            .once(),
        Message.class);
  }

  /**
   * Rates an answer. Sent once.
   *
   * @param conversationId the conversation
   * @param messageId the message
   * @param feedback the opinion
   * @see <a href="https://docs.coze.cn/developer_guides/message_feedback">Coze: rate message</a>
   */
  @Calls("conversations.messages.feedback.create")
  public void rate(String conversationId, String messageId, Feedback feedback) {
    api.send(
        post(
                "/v1/conversations/{conversation_id}/messages/{message_id}/feedback",
                conversationId,
                messageId)
            .json(feedback)
            .once());
  }

  /**
   * Withdraws a rating. Sent once.
   *
   * @param conversationId the conversation
   * @param messageId the message
   * @see <a href="https://docs.coze.cn/developer_guides/delete_message_feedback">Coze: withdraw
   *     rating</a>
   */
  @Calls("conversations.messages.feedback.delete")
  public void unrate(String conversationId, String messageId) {
    api.send(
        ApiRequest.delete(
                "/v1/conversations/{conversation_id}/messages/{message_id}/feedback",
                conversationId,
                messageId)
            .once());
  }

  private static ApiRequest page(String conversationId, MessageFilter filter) {
    return post("/v1/conversation/message/list")
        .query("conversation_id", conversationId)
        .json(new Page(filter, PAGE_SIZE))
        .read();
  }

  private record Page(@JsonUnwrapped MessageFilter filter, int limit) {}
}
