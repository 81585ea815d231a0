package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chats with a bot: begun, read, canceled, gone on with. */
final class Chats {
  static final String DONE = "\"[DONE]\"";
  static final String WARNING = "X-Sandbox-Warning";

  private final ScriptedModel model;
  private final Hidden hidden;

  Chats(ScriptedModel model, Hidden hidden) {
    this.model = model;
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        Route.replying("POST", "/v3/chat", this::create),
        new Route("GET", "/v3/chat/retrieve", this::retrieve),
        // As two of the official SDKs ask.
        new Route("POST", "/v3/chat/retrieve", this::retrieve),
        new Route("GET", "/v3/chat/message/list", this::messages),
        new Route("POST", "/v3/chat/cancel", this::cancel),
        Route.replying("POST", "/v3/chat/submit_tool_outputs", this::submit));
  }

  /** The conversation again, unless a chat is running in it. */
  static ObjectNode free(Transaction tx, Call call, ObjectNode conversation) {
    for (ObjectNode chat : tx.all(Kind.CHAT)) {
      if (chat.path("conversation_id").equals(conversation.path("id"))
          && ChatState.isRunning(chat, call.now())) {
        String running = chat.path("id").asText();
        throw new Refused(
            200, 4016, "The conversation has an ongoing chat " + running + "; wait or cancel it.");
      }
    }
    return conversation;
  }

  /** A new chat, not yet stored. */
  static ObjectNode make(Transaction tx, Call call, ObjectNode conversation, String bot) {
    ObjectNode chat = Json.object().put("id", tx.newId()).put("bot_id", bot);
    chat.put("conversation_id", conversation.path("id").asText());
    chat.put("section_id", conversation.path("last_section_id").asText());
    chat.put("created_at", call.seconds()).set("meta_data", MetaData.of(call.fields()));
    return chat;
  }

  private Reply create(Transaction tx, Call call) {
    Fields fields = call.fields();
    boolean streamed = fields.flag("stream");
    boolean saved = !fields.has("auto_save_history") || fields.flag("auto_save_history");
    if (!streamed && !saved) {
      throw new Refused(200, 4007, "auto_save_history must be true when stream is false.");
    }
    BotChoice bot = BotChoice.of(tx, fields);
    String user = fields.text("user_id", 1, 1_000);
    ObjectNode conversation =
        call.queryText("conversation_id")
            .map(id -> free(tx, call, Conversations.existing(tx, id)))
            .orElseGet(() -> Conversations.make(tx, call, bot.id()));
    ObjectNode chat = make(tx, call, conversation, bot.id()).put("saved", saved);
    List<ObjectNode> sent = MessageIntake.forChat(tx, call, conversation, chat);
    ChatContext context = ChatContext.of(tx, call, bot, conversation, sent);
    chat.put("user_id", user).set("context", context.facts());
    ChatPlan plan = context.plan(tx, model, List.of());
    ChatTurn turn = new ChatTurn(tx, call, chat, plan).begin(context.tokens());
    Map<String, String> warning = warning(call);
    return streamed
        ? new Reply.Events(turn.script(DONE), warning)
        : Reply.of(turn.answer(), warning);
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    answer.set("data", ChatState.view(asked(tx, call), call.now()));
    return answer;
  }

  private ObjectNode messages(Transaction tx, Call call) {
    ObjectNode chat = asked(tx, call);
    ObjectNode answer = Json.object();
    ArrayNode data = answer.putArray("data");
    List<String> sent = chat.path("inserted").findValuesAsText("id");
    for (ObjectNode message : Messages.of(tx, chat.path("conversation_id").asText(), call)) {
      if (message.path("chat_id").equals(chat.path("id"))
          && !sent.contains(message.path("id").asText())) {
        data.add(Messages.view(message));
      }
    }
    return answer;
  }

  /** What was asked and answered in a canceled chat leaves the conversation. */
  private ObjectNode cancel(Transaction tx, Call call) {
    Fields fields = call.fields();
    String conversation = fields.id("conversation_id");
    ObjectNode chat = existing(tx, conversation, fields.id("chat_id")).deepCopy();
    if (!ChatState.isRunning(chat, call.now())) {
      String status = ChatState.status(chat, call.now());
      throw new Refused(200, 4104, "The chat is " + status + " and cannot be canceled.");
    }
    chat.put("settled", ChatState.CANCELED);
    tx.put(Kind.CHAT, chat.path("id").asText(), chat);
    for (ObjectNode message : tx.all(Kind.MESSAGE)) {
      if (message.path("chat_id").equals(chat.path("id"))) {
        tx.remove(Kind.MESSAGE, message.path("id").asText());
      }
    }
    ObjectNode answer = Json.object();
    answer.set("data", ChatState.view(chat, ChatState.CANCELED));
    return answer;
  }

  private Reply submit(Transaction tx, Call call) {
    ObjectNode chat =
        existing(tx, call.requiredQuery("conversation_id"), call.requiredQuery("chat_id"));
    if (!chat.path("saved").asBoolean()) {
      throw new Refused(500, 5000, "internal server error");
    }
    if (!chat.has("context")) {
      throw Refused.parameter("a chatflow is answered by its next message");
    }
    ObjectNode next = chat.deepCopy();
    List<String> outputs = outputs(call, chat);
    ChatContext context = new ChatContext((ObjectNode) chat.get("context"));
    List<ChatPlan.Utterance> given =
        outputs.stream().map(text -> ChatPlan.Utterance.whole("tool_output", text)).toList();
    ChatPlan plan = context.plan(tx, model, outputs).after(given);
    ChatTurn turn = new ChatTurn(tx, call, next, plan).begin(context.tokens());
    return call.fields().flag("stream") ? Reply.events(turn.script(DONE)) : Reply.of(turn.answer());
  }

  private static List<String> outputs(Call call, ObjectNode chat) {
    String status = ChatState.status(chat, call.now());
    if (!status.equals(ChatPlan.REQUIRES_ACTION)) {
      throw Refused.parameter("the chat is " + status + " and waits for no tool outputs");
    }
    JsonNode sent = call.fields().list("tool_outputs", 1, 100);
    List<String> outputs = new ArrayList<>();
    for (JsonNode open : chat.at("/required_action/submit_tool_outputs/tool_calls")) {
      outputs.add(output(sent, open.path("id").asText()));
    }
    return outputs;
  }

  private static String output(JsonNode sent, String id) {
    for (JsonNode one : sent) {
      if (one.path("tool_call_id").asText().equals(id)) {
        return new Fields(one).text("output", 0, Integer.MAX_VALUE);
      }
    }
    throw Refused.parameter("tool_outputs has nothing for the call " + id);
  }

  /** A conversation in the body is ignored, as Coze does it; only here somebody says so. */
  private static Map<String, String> warning(Call call) {
    return call.fields().has("conversation_id")
        ? Map.of(WARNING, "conversation_id belongs in the query; the body's was ignored")
        : Map.of();
  }

  /** A chat that can be read: one that was saved. */
  private ObjectNode asked(Transaction tx, Call call) {
    String id = call.requiredQuery("chat_id");
    ObjectNode chat = existing(tx, call.requiredQuery("conversation_id"), id);
    if (!chat.path("saved").asBoolean() || hidden.hides(id)) {
      throw missing(id);
    }
    return chat;
  }

  private static ObjectNode existing(Transaction tx, String conversation, String id) {
    Conversations.existing(tx, conversation);
    return tx.find(Kind.CHAT, id)
        .filter(chat -> chat.path("conversation_id").asText().equals(conversation))
        .orElseThrow(() -> missing(id));
  }

  private static Refused missing(String id) {
    return new Refused(200, 4001, "The chat " + id + " does not exist or is not yours.");
  }
}
