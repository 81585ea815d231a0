package dev.cozesh.dsl;

import dev.cozesh.client.chat.Chat;
import dev.cozesh.client.chat.ChatEvent;
import dev.cozesh.client.chat.ChatRequest;
import dev.cozesh.client.chat.ToolCall;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeScriptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a bot and waits for its answer, event by event, so that a stop reaches Coze, too. */
final class Talking {
  private static final String USER = "cozesh";
  private static final String HISTORY = "additional_messages";

  private final Session session;
  private final Slot slot;
  private final Map<String, Object> request;

  /**
   * @param word what the script calls it, {@code ask} or {@code chat}
   * @param bot a name, an id or a handle
   * @param options {@code conversation:}, {@code user:} and every other member of a chat's request
   */
  Talking(Session session, String word, Object bot, Map<?, ?> options) {
    this.session = session;
    this.slot = Slot.of(word, session.here(word));
    this.request = new LinkedHashMap<>();
    options.forEach((name, value) -> request.put(String.valueOf(name), value));
    request.put("bot_id", session.forCall(Kind.BOT, bot));
    if (request.keySet().stream()
        .map(Spelling::squeezed)
        .noneMatch(Spelling.all("userId")::contains)) {
      request.put("user_id", USER);
    }
  }

  /** The answer's text, once it is whole; in plan, what stands for it. */
  Object ask(Object question) {
    Object talk = talk(question);
    return talk instanceof Talk answered ? answered.getText() : talk;
  }

  /** What is said, once it is whole; in plan, what stands for it. */
  Object talk(Object question) {
    return talk(question, TalkListener.SILENT);
  }

  /** Prints the answer as it comes. */
  Object chat(Object question) {
    return chat(question, session.host().talk());
  }

  private Object chat(Object question, TalkListener listener) {
    Object talk = talk(question, listener);
    session.said(talk);
    return talk;
  }

  /** The same, and then what it took. */
  Object chatWithFooter(Object question) {
    TalkListener listener = session.host().talk();
    Object talk = chat(question, listener);
    if (talk instanceof Talk answered) {
      listener.footer(answered.footer());
    }
    return talk;
  }

  private Object talk(Object question, TalkListener listener) {
    ChatRequest whole = request(question);
    Instant begin = session.host().clock().instant();
    Connection connection = session.connection();
    Object opened =
        session.streams().opened(() -> connection.call(client -> client.chats().stream(whole)));
    if (!(opened instanceof Events events)) {
      return opened;
    }
    Heard heard = new Heard(listener);
    try {
      session.streams().walk(events, event -> heard.take((ChatEvent) event));
    } finally {
      if (!heard.text().isEmpty() && !heard.text().endsWith("\n")) {
        listener.piece("\n");
      }
      listener.over();
    }
    Duration took = Duration.between(begin, session.host().clock().instant());
    Talk talk = new Talk(heard, ended(heard), events.getLogid(), took);
    if (!talk.getFollowUps().isEmpty()) {
      listener.followUps(talk.getFollowUps());
    }
    return talk;
  }

  private ChatRequest request(Object question) {
    Map<String, Object> members = new LinkedHashMap<>(request);
    List<Object> messages = new ArrayList<>(Several.of(members.getOrDefault(HISTORY, List.of())));
    messages.add(EnterMessage.question(session.text(question, slot.call(), "")));
    members.put(HISTORY, messages);
    Values values = new Values(session, Path.of(""));
    return (ChatRequest) RecordForm.of(ChatRequest.class).made(members, values, slot);
  }

  private Chat ended(Heard heard) {
    Chat chat =
        heard
            .chat()
            .orElseThrow(
                () ->
                    new CozeDataException(
                        slot + ": a chat ended that never began",
                        "no event of it names its ids",
                        "",
                        "",
                        null));
    if (heard.isCanceled()) {
      throw new CozeScriptException(
          slot.place(),
          "chat " + chat.id() + " was cancelled before its answer was whole",
          "somebody else stopped it",
          "");
    }
    if (!chat.toolCalls().isEmpty() || chat.requiredAction().isPresent()) {
      throw waiting(chat);
    }
    return chat;
  }

  private CozeScriptException waiting(Chat chat) {
    String tools = chat.toolCalls().stream().map(Talking::named).collect(Collectors.joining(", "));
    String outputs =
        chat.toolCalls().stream()
            .map(call -> "[tool_call_id: \"" + call.id() + "\", output: \"…\"]")
            .collect(Collectors.joining(", "));
    return new CozeScriptException(
        slot.place(),
        "chat " + chat.id() + " waits for " + (tools.isEmpty() ? "an action" : tools),
        "the bot wants tools to be run here, and goes on with what they give",
        "run them, then `chats.submitToolOutputs(conversation: \""
            + chat.conversationId().orElse("")
            + "\", chat: \""
            + chat.id()
            + "\", tool_outputs: ["
            + outputs
            + "])`");
  }

  private static String named(ToolCall call) {
    return call.function()
        .map(function -> function.name() + "(" + function.arguments().orElse("") + ")")
        .orElse("an answer of the user");
  }
}
