package dev.cozesh.client.chat;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.client.core.Received;
import dev.cozesh.client.message.Message;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Chats with bots and chatflows: event by event, or begun and asked after. What begins a chat is
 * sent once: it costs tokens. Thread-safe.
 *
 * <p>A conversation has one chat at a time. Another one is refused with code 4016; the error then
 * names the chat that runs, if two reads find it.
 */
public final class ChatService {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long NOT_TO_BE_CANCELED = 4104;

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public ChatService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Begins a chat and returns at once; it is kept, else nobody could read it later.
   *
   * @param request bot, user and question
   * @return the chat, mostly in progress
   * @throws CozeServiceException code 4015 when the bot is not published to the API, 4016 when the
   *     conversation has a running chat
   * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat</a>
   */
  @Calls("chat.create")
  public Chat create(ChatRequest request) {
    return begun(request).value();
  }

  /**
   * {@link #createAndPoll(ChatRequest, Duration)} with 10 minutes.
   *
   * @param request bot, user and question
   * @return the chat with what it made
   */
  public ChatOutcome createAndPoll(ChatRequest request) {
    return createAndPoll(request, LONGEST);
  }

  /**
   * Begins a chat, asks after it once a second at most until it has ended, and reads what it made.
   *
   * @param request bot, user and question
   * @param limit how long to wait for the end; measured on a clock that does not jump
   * @return a chat that completed, waits for tools, was cancelled, or stands in a state that is not
   *     known here
   * @throws CozeServiceException when it is refused, and when it failed, with its own error code
   * @throws CozeTransportException when it has not ended by then, or the 4th question in a row had
   *     no answer; the error names the chat, which may go on
   * @throws CozeInterruptedException when the waiting thread was interrupted; the chat goes on
   */
  public ChatOutcome createAndPoll(ChatRequest request, Duration limit) {
    Received<Chat> chat = begun(request);
    String conversation =
        chat.value()
            .conversationId()
            .or(request::conversationId)
            .orElseThrow(
                () ->
                    new CozeDataException(
                        "chat " + chat.value().id() + " has no conversation id",
                        "without it nobody can ask after the chat",
                        "",
                        chat.exchange().body(),
                        null));
    return ended(new ChatRef(conversation, chat.value().id()), Optional.of(chat), limit);
  }

  /**
   * Asks after a chat until it has ended, and reads what it made: as {@link #createAndPoll}, for a
   * chat that runs.
   *
   * @param conversationId the conversation
   * @param chatId the chat
   * @param limit how long to wait
   * @return the chat with what it made
   */
  public ChatOutcome await(String conversationId, String chatId, Duration limit) {
    return ended(new ChatRef(conversationId, chatId), Optional.empty(), limit);
  }

  /**
   * Begins a chat and yields its events. {@link EventStream#cancel} cancels the chat at Coze, too;
   * what it has spent by then is billed.
   *
   * @param request bot, user and question
   * @return events up to {@link ChatEvent.Done}; to be closed
   * @throws CozeServiceException as {@link #create}; during the walk when the chat fails
   * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat</a>
   */
  @Calls("chat.create")
  public EventStream<ChatEvent> stream(ChatRequest request) {
    return stream(request, true);
  }

  /**
   * As {@link #stream}, but Coze keeps nothing of the chat: nobody can read it later, later chats
   * do not know of it, and tools of the caller's cannot be used (code 5000).
   *
   * @param request bot, user and question
   * @return the events
   */
  @Calls("chat.create")
  public EventStream<ChatEvent> streamUnsaved(ChatRequest request) {
    return stream(request, false);
  }

  /**
   * Runs a published chatflow and yields its events, which are those of a chat. Sent once.
   *
   * @param request the chatflow and the question
   * @return events up to {@link ChatEvent.Done}; to be closed
   * @throws CozeServiceException code 4200 when this token finds no published chatflow of that id
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_chat">Coze: run chatflow</a>
   */
  @Calls("workflows.chat.stream")
  public EventStream<ChatEvent> streamFlow(ChatflowRequest request) {
    return stream(post("/v1/workflows/chat").json(request).once(), request.conversationId());
  }

  /**
   * {@return how a chat stands} Coze asks not to be asked more than once a second.
   *
   * @param conversationId the conversation
   * @param chatId the chat
   * @throws CozeServiceException code 4001 when this token finds no such chat
   * @see <a href="https://docs.coze.cn/developer_guides/retrieve_chat">Coze: read chat</a>
   */
  @Calls("chat.retrieve")
  public Chat info(String conversationId, String chatId) {
    return api.send(
        get("/v3/chat/retrieve")
            .query("conversation_id", conversationId)
            .query("chat_id", chatId)
            .read(),
        Chat.class);
  }

  /**
   * {@return what a chat made: answers, and what came up on the way there; not the question}
   * Complete once the chat has ended.
   *
   * @param conversationId the conversation
   * @param chatId the chat
   * @see <a href="https://docs.coze.cn/developer_guides/list_chat_messages">Coze: list messages of
   *     a chat</a>
   */
  @Calls("chat.messages.list")
  public List<Message> messages(String conversationId, String chatId) {
    return api.list(
        get("/v3/chat/message/list")
            .query("conversation_id", conversationId)
            .query("chat_id", chatId)
            .read(),
        Message.class);
  }

  /**
   * Stops a chat; what it has spent by then is billed. Sent once. A chat that has ended already is
   * no error.
   *
   * @param conversationId the conversation
   * @param chatId the chat
   * @return the chat as it ended
   * @see <a href="https://docs.coze.cn/developer_guides/chat_cancel">Coze: cancel chat</a>
   */
  @Calls("chat.cancel")
  public Chat cancel(String conversationId, String chatId) {
    try {
      return api.send(cancellation(conversationId, chatId), Chat.class);
    } catch (CozeServiceException e) {
      if (e.code() != NOT_TO_BE_CANCELED) {
        throw e;
      }
      return info(conversationId, chatId);
    }
  }

  /**
   * Gives a waiting chat what its tools gave, and returns at once; {@link #await} follows it. Sent
   * once.
   *
   * @param outputs one for each tool call
   * @return the chat as it goes on
   * @throws CozeServiceException code 5000 when the chat was not kept
   * @see <a href="https://docs.coze.cn/developer_guides/chat_submit_tool_outputs">Coze: submit tool
   *     outputs</a>
   */
  @Calls("chat.submit_tool_outputs")
  public Chat submitToolOutputs(ToolOutputs outputs) {
    return api.send(submission(outputs, false), Chat.class);
  }

  /**
   * As {@link #submitToolOutputs}, but yields the events from there on.
   *
   * @param outputs one for each tool call
   * @return the events
   */
  @Calls("chat.submit_tool_outputs")
  public EventStream<ChatEvent> streamToolOutputs(ToolOutputs outputs) {
    ChatRef chat = new ChatRef(outputs.conversationId(), outputs.chatId());
    return api.stream(
        submission(outputs, true),
        new ChatShape(UnaryOperator.identity()),
        first -> api.send(cancellation(chat)));
  }

  private Received<Chat> begun(ChatRequest request) {
    try {
      return api.receive(beginning(request, false, true), Chat.class);
    } catch (CozeServiceException e) {
      throw new RunningChat(api).named(e, request.conversationId());
    }
  }

  private EventStream<ChatEvent> stream(ChatRequest request, boolean kept) {
    try {
      return stream(beginning(request, true, kept), request.conversationId());
    } catch (CozeServiceException e) {
      throw new RunningChat(api).named(e, request.conversationId());
    }
  }

  private EventStream<ChatEvent> stream(ApiRequest request, Optional<String> conversationId) {
    ChatShape shape = new ChatShape(refusal -> new RunningChat(api).named(refusal, conversationId));
    return api.stream(
        request, shape, first -> shape.chat().ifPresent(chat -> api.send(cancellation(chat))));
  }

  private ChatOutcome ended(ChatRef chat, Optional<Received<Chat>> known, Duration limit) {
    Received<Chat> end = api.await(new ChatPoll(chat), known, limit);
    if (end.value().status().filter(ChatStatus.FAILED::equals).isPresent()) {
      throw end.failure(chat.toString());
    }
    return new ChatOutcome(end.value(), messages(chat.conversationId(), chat.chatId()));
  }

  private static ApiRequest beginning(ChatRequest request, boolean stream, boolean kept) {
    return post("/v3/chat")
        .query("conversation_id", request.conversationId())
        .json(new Begin(request, stream, kept))
        .once();
  }

  private static ApiRequest cancellation(ChatRef chat) {
    return cancellation(chat.conversationId(), chat.chatId());
  }

  private static ApiRequest cancellation(String conversationId, String chatId) {
    return post("/v3/chat/cancel").json(new Cancellation(conversationId, chatId)).once();
  }

  private static ApiRequest submission(ToolOutputs outputs, boolean stream) {
    return post("/v3/chat/submit_tool_outputs")
        .query("conversation_id", outputs.conversationId())
        .query("chat_id", outputs.chatId())
        .json(new Submission(outputs, stream))
        .once();
  }

  private record Begin(
      @JsonUnwrapped ChatRequest request, boolean stream, boolean autoSaveHistory) {}

  private record Cancellation(String conversationId, String chatId) {}

  private record Submission(@JsonUnwrapped ToolOutputs outputs, boolean stream) {}
}
