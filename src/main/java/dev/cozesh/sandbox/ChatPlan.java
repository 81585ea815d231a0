package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.model.ModelReply;
import dev.cozesh.sandbox.model.Pace;
import dev.cozesh.sandbox.model.Prompt;
import dev.cozesh.sandbox.model.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a chat is going to say, and how it ends: the same whether it is streamed or polled.
 *
 * @param error of a chat that fails
 * @param calls of a chat that waits for tools; their ids are set
 */
record ChatPlan(
    List<Utterance> utterances,
    String end,
    Optional<ModelReply.Failure> error,
    List<ObjectNode> calls,
    Pace pace) {
  static final String COMPLETED = "completed";
  static final String FAILED = "failed";
  static final String REQUIRES_ACTION = "requires_action";

  /**
   * One message to be.
   *
   * @param streamed whether it comes in pieces
   */
  record Utterance(String type, String text, String reasoning, boolean streamed) {
    static Utterance whole(String type, String text) {
      return new Utterance(type, text, "", false);
    }

    static Utterance answer(String text, String reasoning) {
      return new Utterance("answer", text, reasoning, true);
    }

    /** How many events it has besides the one that completes it. */
    int pieces(Pace pace) {
      return streamed ? pace.pieces(reasoning).size() + pace.pieces(text).size() : 0;
    }

    int tokens() {
      boolean spoken = type.equals("answer") || type.equals("function_call");
      return spoken ? Tokens.of(text) + Tokens.of(reasoning) : 0;
    }
  }

  /**
   * What comes of a model's reply.
   *
   * @param suggests whether the bot proposes next questions
   */
  static ChatPlan of(Transaction tx, Prompt prompt, ModelReply reply, boolean suggests) {
    List<Utterance> said = new ArrayList<>();
    if (prompt.toolOutputs().isEmpty()) {
      prompt.passage().ifPresent(found -> said.add(Utterance.whole("knowledge", recall(found))));
    }
    Pace pace = reply.pace().orElseThrow();
    if (!reply.calls().isEmpty()) {
      List<ObjectNode> calls = reply.calls().stream().map(call -> call(tx, call)).toList();
      reply.calls().forEach(call -> said.add(Utterance.whole("function_call", content(call))));
      return new ChatPlan(said, REQUIRES_ACTION, Optional.empty(), calls, pace);
    }
    if (!reply.text().isEmpty() || !reply.reasoning().isEmpty()) {
      said.add(Utterance.answer(reply.text(), reply.reasoning()));
    }
    if (reply.failure().isPresent()) {
      return new ChatPlan(said, FAILED, reply.failure(), List.of(), pace);
    }
    said.add(finish(0));
    if (suggests) {
      reply
          .followUps()
          .orElse(List.of())
          .forEach(next -> said.add(Utterance.whole("follow_up", next)));
    }
    return new ChatPlan(said, COMPLETED, Optional.empty(), List.of(), pace);
  }

  /**
   * Says that no answer is to come.
   *
   * @param reason 0 when all was said, 1 when an answer is waited for
   */
  static Utterance finish(int reason) {
    ObjectNode data = Json.object().put("finish_reason", reason).put("FinData", "");
    return verbose("generate_answer_finish", Json.line(data));
  }

  static Utterance verbose(String kind, String data) {
    ObjectNode content = Json.object().put("msg_type", kind).put("data", data);
    content.putNull("from_module").putNull("from_unit");
    return Utterance.whole("verbose", Json.line(content));
  }

  /** The same, with something said first. */
  ChatPlan after(List<Utterance> first) {
    List<Utterance> all = new ArrayList<>(first);
    all.addAll(utterances);
    return new ChatPlan(all, end, error, calls, pace);
  }

  /** How long it takes from being in progress to its end. */
  Duration length() {
    int pieces = utterances.stream().mapToInt(one -> one.pieces(pace)).sum();
    return pace.delay().multipliedBy(pieces);
  }

  int tokens() {
    return utterances.stream().mapToInt(Utterance::tokens).sum();
  }

  private static String recall(Prompt.Passage found) {
    return "---\nrecall slice 1:" + found.text() + "\n";
  }

  private static String content(ModelReply.ToolCall call) {
    return Json.line(Json.object().put("name", call.name()).put("arguments", call.arguments()));
  }

  private static ObjectNode call(Transaction tx, ModelReply.ToolCall call) {
    ObjectNode made = Json.object().put("id", "call_" + tx.newId()).put("type", "function");
    made.putObject("function").put("name", call.name()).put("arguments", call.arguments());
    return made;
  }
}
