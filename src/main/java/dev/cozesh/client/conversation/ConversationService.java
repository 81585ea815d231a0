package dev.cozesh.client.conversation;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;

/** Conversations: begin one, list them, rename, clear, delete. Thread-safe. */
public final class ConversationService {
  private static final int PAGE_SIZE = 50;
  private static final PageShape PAGE = PageShape.chained("/data/conversations", "/data/has_more");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public ConversationService(ApiCaller api) {
    this.api = api;
  }

  /**
   * {@return a bot's conversations over the API, the newest first, 50 a request}
   *
   * @param botId the bot
   */
  public Paged<Conversation> list(String botId) {
    return list(ConversationFilter.of(botId));
  }

  /**
   * {@return a bot's conversations in one channel, 50 a request} Coze shows only those of the
   * token's owner.
   *
   * @param filter which ones
   * @see <a href="https://docs.coze.cn/developer_guides/list_conversations">Coze: list
   *     conversations</a>
   */
  @Calls("conversations.list")
  public Paged<Conversation> list(ConversationFilter filter) {
    return api.pages(
        page ->
            get("/v1/conversations")
                .query("bot_id", filter.botId())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .query("sort_order", filter.sortOrder())
                .query("connector_id", filter.connectorId())
                .query("sort_field", filter.sortField())
                .query("user_id", filter.userId())
                .read(),
        PAGE,
        Conversation.class,
        Conversation::id);
  }

  /**
   * Begins a conversation. Sent once: Coze does not mind two of one name.
   *
   * @param conversation what it shall be
   * @return the conversation
   * @see <a href="https://docs.coze.cn/developer_guides/create_conversation">Coze: create
   *     conversation</a>
   */
  @Calls("conversations.create")
  public Conversation create(ConversationCreate conversation) {
    return api.send(post("/v1/conversation/create").json(conversation).once(), Conversation.class);
  }

  /**
   * Begins, or takes, the conversation that an app or a chatflow knows by that name. Sent once. The
   * open-source server alone has this route.
   *
   * @param conversation what it shall be
   * @return the conversation
   */
  @Calls("workflows.conversations.create_studio")
  public Conversation createNamed(NamedConversation conversation) {
    return api.send(
        post("/v1/workflow/conversation/create").json(conversation).once(), Conversation.class);
  }

  /**
   * {@return one conversation}
   *
   * @param conversationId the conversation
   * @throws CozeServiceException code 4002 when this token finds none of that id
   * @see <a href="https://docs.coze.cn/developer_guides/retrieve_conversation">Coze: read
   *     conversation</a>
   */
  @Calls("conversations.retrieve")
  public Conversation info(String conversationId) {
    return api.send(
        get("/v1/conversation/retrieve").query("conversation_id", conversationId).read(),
        Conversation.class);
  }

  /**
   * Gives a conversation another name. Sent once.
   *
   * @param conversationId the conversation
   * @param name up to 100 characters
   * @return the conversation as it is now
   * @see <a href="https://docs.coze.cn/developer_guides/edit_conversation">Coze: rename
   *     conversation</a>
   */
  @Calls("conversations.update")
  public Conversation rename(String conversationId, String name) {
    return api.send(
        put("/v1/conversations/{conversation_id}", conversationId).json(new Name(name)).once(),
        Conversation.class);
  }

  /**
   * Begins a new section: the messages stay and can be read, the model does not see them any more.
   * Sent once.
   *
   * @param conversationId the conversation
   * @return the new section
   * @see <a href="https://docs.coze.cn/developer_guides/clear_conversation_context">Coze: clear
   *     context</a>
   */
  @Calls("conversations.clear")
  public Section clear(String conversationId) {
    return api.send(
        post("/v1/conversations/{conversation_id}/clear", conversationId).once(), Section.class);
  }

  /**
   * Deletes a conversation with its messages. Sent once.
   *
   * @param conversationId the conversation
   * @see <a href="https://docs.coze.cn/developer_guides/delete_conversation">Coze: delete
   *     conversation</a>
   */
  @Calls("conversations.delete")
  public void delete(String conversationId) {
    api.send(ApiRequest.delete("/v1/conversations/{conversation_id}", conversationId).once());
  }

  private record Name(String name) {}
}
