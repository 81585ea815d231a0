package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.flow.FlowResult;
import dev.cozesh.sandbox.flow.FlowResult.Failed;
import dev.cozesh.sandbox.flow.FlowResult.Interrupted;
import dev.cozesh.sandbox.flow.FlowResult.Said;
import dev.cozesh.sandbox.model.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run that begins, or goes on after an answer: what is stored of it, and its script. */
final class RunTurn {
  private final Transaction tx;
  private final Call call;
  private final ObjectNode run;
  private final FlowResult result;
  private final Pace pace;
  private final List<ObjectNode> said = new ArrayList<>();

  /**
   * @param run is filled in and stored; must not be one from the store
   */
  RunTurn(Transaction tx, Call call, ObjectNode run, FlowResult result, Pace pace) {
    this.tx = tx;
    this.call = call;
    this.run = run;
    this.result = result;
    this.pace = pace;
  }

  /** Ties the run to a conversation, which then can answer its questions. */
  RunTurn in(ObjectNode conversation) {
    run.put("conversation_id", conversation.path("id").asText());
    return this;
  }

  /** The record, filled in by {@link #begin}. */
  ObjectNode run() {
    return run;
  }

  /** Stores the run as one that is over when all was said. */
  RunTurn begin() {
    for (Said one : result.said()) {
      ObjectNode kept = Json.object().put("node_id", one.nodeId()).put("title", one.title());
      kept.put("text", one.text()).put("last", one.last()).put("streamed", one.streamed());
      said.add(kept.put("uuid", tx.newId()));
      run.withArray("said").add(kept);
    }
    run.remove(List.of("settled", "interrupt", "error_code", "error_message"));
    run.put("update_time", call.seconds());
    run.put("ends_ms", call.now().plus(length()).toEpochMilli());
    run.set("state", result.state());
    if (result.end() instanceof Interrupted interrupt) {
      run.put("end", RunState.INTERRUPTED).set("interrupt", interrupt(interrupt));
    } else if (result.end() instanceof Failed failed) {
      run.put("end", RunState.FAILED).put("error_code", String.valueOf(failed.code()));
      run.put("error_message", failed.message());
    } else {
      run.put("end", RunState.FINISHED);
    }
    tx.put(Kind.RUN, run.path("id").asText(), run);
    return this;
  }

  /** What the client sees of it as a stream. */
  Script script() {
    return new RunScript(run, said, pace);
  }

  /** What the client sees of it in one answer, when it is over at once. */
  Reply answer() {
    run.put("settled", true);
    if (result.end() instanceof Failed failed) {
      return new Reply.Failed(handle(), failed.code(), failed.message());
    }
    ObjectNode answer = handle();
    if (result.end() instanceof Interrupted) {
      answer.set("interrupt_data", run.path("interrupt"));
    } else {
      answer.put("data", ((FlowResult.Finished) result.end()).output());
    }
    answer.set("usage", run.path("usage"));
    answer.put("token", run.path("usage").path("token_count").asInt());
    return Reply.of(answer.put("cost", "0"));
  }

  FlowResult result() {
    return result;
  }

  boolean isAsynchronous() {
    return run.path("run_mode").asInt() == WorkflowRuns.ASYNCHRONOUS;
  }

  /** Where to look for it, when it goes on by itself. */
  ObjectNode handle() {
    ObjectNode handle = Json.object().put("execute_id", run.path("id").asText());
    return handle.put("debug_url", run.path("debug_url").asText());
  }

  private ObjectNode interrupt(Interrupted interrupt) {
    ObjectNode data = Json.object().put("data", interrupt.data()).put("type", interrupt.type());
    data.put("event_id", run.path("id").asText() + "/" + tx.newId());
    data.set("required_parameters", interrupt.required());
    run.put("interrupted_title", interrupt.title());
    return data;
  }

  private Duration length() {
    int pieces = 0;
    for (JsonNode one : said) {
      boolean streamed = one.path("streamed").asBoolean();
      pieces += streamed ? pace.pieces(one.path("text").asText()).size() : 1;
    }
    return pace.delay().multipliedBy(pieces);
  }
}
