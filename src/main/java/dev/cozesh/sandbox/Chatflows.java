package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.ChatPlan.Utterance;
import dev.cozesh.sandbox.flow.FlowResult;
import dev.cozesh.sandbox.flow.FlowResult.Failed;
import dev.cozesh.sandbox.flow.FlowResult.Interrupted;
import dev.cozesh.sandbox.flow.FlowResult.Said;
import dev.cozesh.sandbox.model.ModelReply;
import dev.cozesh.sandbox.model.Pace;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chats with a workflow. What its nodes say are answers; a question of one waits for the next
 * message in the same conversation. A workflow without canvas answers as a bot of its name.
 */
final class Chatflows {
  private final ScriptedModel model;

  Chatflows(ScriptedModel model) {
    this.model = model;
  }

  List<Route> routes() {
    return List.of(Route.replying("POST", "/v1/workflows/chat", this::create));
  }

  private Reply create(Transaction tx, Call call) {
    WorkflowStart start = WorkflowStart.of(tx, call);
    Fields fields = call.fields();
    String bot = fields.has("bot_id") ? fields.id("bot_id") : "";
    ObjectNode conversation =
        fields.has("conversation_id")
            ? Chats.free(tx, call, Conversations.existing(tx, fields.id("conversation_id")))
            : Conversations.make(tx, call, bot);
    ObjectNode chat = Chats.make(tx, call, conversation, bot).put("saved", true);
    List<ObjectNode> sent = MessageIntake.forChat(tx, call, conversation, chat);
    if (sent.isEmpty() || !isQuestion(sent.get(sent.size() - 1))) {
      throw Refused.parameter("additional_messages must end with a message of the role user");
    }
    ObjectNode content = Json.object().put("name", start.name());
    content.putObject("suggest_reply_info").put("reply_mode", "disable");
    BotChoice speaker = new BotChoice(bot, content);
    ChatContext context = ChatContext.of(tx, call, speaker, conversation, sent);
    RunTurn run = run(tx, start, conversation, context.question()).in(conversation).begin();
    ChatPlan plan =
        start.hasCanvas() ? plan(run, model.pace()) : context.plan(tx, model, List.of());
    ChatTurn turn = new ChatTurn(tx, call, chat, plan).begin(context.tokens());
    ObjectNode done = Json.object().put("debug_url", run.run().path("debug_url").asText());
    return Reply.events(turn.script(Json.line(done)));
  }

  /** A new run, or the rest of the one that waits in the conversation. */
  private RunTurn run(
      Transaction tx, WorkflowStart start, ObjectNode conversation, String question) {
    for (ObjectNode run : tx.all(Kind.RUN)) {
      if (run.path("conversation_id").equals(conversation.path("id"))
          && start.isOf(run)
          && RunState.isInterrupted(run)) {
        return start.resumed(model, run.deepCopy(), question);
      }
    }
    ObjectNode more = Json.object().put("USER_INPUT", question);
    more.put("CONVERSATION_NAME", conversation.path("name").asText());
    return start.turn(model, WorkflowRuns.STREAMING, more);
  }

  private static ChatPlan plan(RunTurn run, Pace pace) {
    FlowResult result = run.result();
    List<Utterance> said = new ArrayList<>();
    for (Said one : result.said()) {
      Utterance whole = Utterance.whole("answer", one.text());
      said.add(one.streamed() ? Utterance.answer(one.text(), "") : whole);
    }
    if (result.end() instanceof Failed failed) {
      ModelReply.Failure failure = new ModelReply.Failure(failed.code(), failed.message());
      return new ChatPlan(said, ChatPlan.FAILED, Optional.of(failure), List.of(), pace);
    }
    if (result.end() instanceof Interrupted interrupt) {
      said.add(ChatPlan.verbose("interrupt", ""));
      said.add(ChatPlan.finish(1));
      List<ObjectNode> calls = List.of(call(run, interrupt));
      return new ChatPlan(said, ChatPlan.REQUIRES_ACTION, Optional.empty(), calls, pace);
    }
    said.add(ChatPlan.finish(0));
    return new ChatPlan(said, ChatPlan.COMPLETED, Optional.empty(), List.of(), pace);
  }

  private static ObjectNode call(RunTurn run, Interrupted interrupt) {
    ObjectNode call = Json.object().put("type", "reply_message");
    call.put("id", run.run().path("interrupt").path("event_id").asText());
    call.putObject("function").put("name", interrupt.title()).put("arguments", interrupt.data());
    return call;
  }

  private static boolean isQuestion(ObjectNode message) {
    return message.path("role").asText().equals("user");
  }
}
