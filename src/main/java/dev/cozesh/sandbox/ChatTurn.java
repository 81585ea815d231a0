package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.ChatPlan.Utterance;
import dev.cozesh.sandbox.model.ModelReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A chat that begins, or goes on after its tools: what is stored of it, and its script. */
final class ChatTurn {
  private final Transaction tx;
  private final Call call;
  private final ObjectNode chat;
  private final ChatPlan plan;
  private final List<ObjectNode> messages = new ArrayList<>();

  /**
   * @param chat is filled in and stored; must not be one from the store
   */
  ChatTurn(Transaction tx, Call call, ObjectNode chat, ChatPlan plan) {
    this.tx = tx;
    this.call = call;
    this.chat = chat;
    this.plan = plan;
  }

  /** Stores the chat and what it is going to say; the clock, a stream or a cancel decides on it. */
  ChatTurn begin(int inputTokens) {
    Instant begins = call.now().plus(plan.pace().before());
    Instant ends = begins.plus(plan.length());
    chat.put("begins_ms", begins.toEpochMilli()).put("ends_ms", ends.toEpochMilli());
    chat.put("end", plan.end()).set("usage", ChatState.usage(inputTokens, plan.tokens()));
    chat.remove(List.of("settled", "error", "required_action"));
    plan.error().ifPresent(failure -> chat.set("error", error(failure)));
    if (!plan.calls().isEmpty()) {
      ObjectNode action = chat.putObject("required_action").put("type", "submit_tool_outputs");
      ArrayNode calls = action.putObject("submit_tool_outputs").putArray("tool_calls");
      plan.calls().forEach(calls::add);
    }
    tx.put(Kind.CHAT, chat.path("id").asText(), chat);
    for (Utterance utterance : plan.utterances()) {
      ObjectNode message = message(utterance);
      messages.add(message);
      if (chat.path("saved").asBoolean()) {
        tx.put(Kind.MESSAGE, message.path("id").asText(), message);
      }
    }
    return this;
  }

  /**
   * What the client sees of it as a stream.
   *
   * @param done data of the last event
   */
  Script script(String done) {
    return new ChatScript(chat, List.copyOf(messages), plan, done);
  }

  /** What the client sees of it at once. */
  ObjectNode answer() {
    ObjectNode answer = Json.object();
    String status = plan.pace().before().isZero() ? ChatState.IN_PROGRESS : ChatState.CREATED;
    answer.set("data", ChatState.view(chat, status));
    return answer;
  }

  private ObjectNode message(Utterance utterance) {
    ObjectNode message = Json.object().put("id", tx.newId());
    message.put("conversation_id", chat.path("conversation_id").asText());
    message.put("bot_id", chat.path("bot_id").asText()).put("role", "assistant");
    message.put("type", utterance.type()).put("content", utterance.text());
    message.put("content_type", "text").put("chat_id", chat.path("id").asText());
    message.put("section_id", chat.path("section_id").asText());
    message.put("created_at", call.seconds()).put("updated_at", call.seconds());
    message.putObject("meta_data");
    if (!utterance.reasoning().isEmpty()) {
      message.put("reasoning_content", utterance.reasoning());
    }
    return message.put("ready_ms", chat.path("ends_ms").asLong());
  }

  private static ObjectNode error(ModelReply.Failure failure) {
    return Json.object().put("code", failure.code()).put("msg", failure.message());
  }
}
