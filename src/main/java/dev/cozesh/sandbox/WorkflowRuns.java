package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.util.List;

/** Runs of workflows: started, answered and looked up. */
final class WorkflowRuns {
  static final String RUN_ROUTE = "/v1/workflow/run";

  /** How a run is asked for, in Coze's numbers. */
  static final int SYNCHRONOUS = 0;

  static final int STREAMING = 1;
  static final int ASYNCHRONOUS = 2;

  private final ScriptedModel model;
  private final boolean paidPlan;

  /**
   * @param paidPlan whether asynchronous runs are allowed
   */
  WorkflowRuns(ScriptedModel model, boolean paidPlan) {
    this.model = model;
    this.paidPlan = paidPlan;
  }

  List<Route> routes() {
    String record = "/v1/workflows/{workflow_id}/run_histories/{execute_id}";
    return List.of(
        Route.replying("POST", RUN_ROUTE, this::run),
        Route.replying("POST", "/v1/workflow/stream_run", this::stream),
        Route.replying("POST", "/v1/workflow/stream_resume", this::streamOn),
        Route.replying("POST", "/v1/workflows/resume", this::resume),
        new Route("GET", record, this::history),
        new Route("GET", record + "/execute_nodes/{node_execute_uuid}", this::node),
        new Route("GET", "/v1/workflow/get_run_history", this::historyOfStudio));
  }

  /** The paths that take a larger body and refuse within HTTP 200. */
  static boolean isRun(String path) {
    return path.startsWith("/v1/workflow/")
        || path.equals("/v1/workflows/chat")
        || path.equals("/v1/workflows/resume");
  }

  private Reply run(Transaction tx, Call call) {
    boolean async = call.fields().flag("is_async");
    WorkflowStart start = WorkflowStart.of(tx, call);
    if (async && !paidPlan) {
      throw new Refused(200, 6003, "Asynchronous runs need a paid plan.");
    }
    if (!async && start.needsStream()) {
      throw Refused.parameter(
          "the workflow has an output node or a streaming end; run it with stream_run");
    }
    RunTurn turn = start.turn(model, async ? ASYNCHRONOUS : SYNCHRONOUS, Json.object()).begin();
    return async ? Reply.of(turn.handle()) : turn.answer();
  }

  private Reply stream(Transaction tx, Call call) {
    RunTurn turn = WorkflowStart.of(tx, call).turn(model, STREAMING, Json.object());
    return Reply.events(turn.begin().script());
  }

  private Reply streamOn(Transaction tx, Call call) {
    return Reply.events(goOn(tx, call).script());
  }

  private Reply resume(Transaction tx, Call call) {
    RunTurn turn = goOn(tx, call);
    return turn.isAsynchronous() ? Reply.of(turn.handle()) : turn.answer();
  }

  private RunTurn goOn(Transaction tx, Call call) {
    Fields fields = call.fields();
    ObjectNode workflow = Workflows.published(tx, fields.id("workflow_id"));
    String event = fields.text("event_id", 1, 200);
    ObjectNode run = existing(tx, workflow, event.replaceFirst("/.*", ""));
    if (!RunState.isInterrupted(run)) {
      throw new Refused(200, 4315, "The run has ended and cannot be resumed.");
    }
    JsonNode interrupt = run.path("interrupt");
    if (!interrupt.path("event_id").asText().equals(event)) {
      throw new Refused(200, 4315, "The interrupt " + event + " was answered already.");
    }
    int type = interrupt.path("type").asInt();
    if (fields.number("interrupt_type", 0, 0, Integer.MAX_VALUE) != type) {
      throw Refused.parameter("interrupt_type is not the interrupt's, which is " + type);
    }
    String answer = fields.text("resume_data", 0, Integer.MAX_VALUE);
    WorkflowStart start = new WorkflowStart(tx, call, workflow, "");
    return start.resumed(model, run.deepCopy(), answer).begin();
  }

  private ObjectNode history(Transaction tx, Call call) {
    ObjectNode run = asked(tx, call);
    ObjectNode answer = Json.object();
    answer.putArray("data").add(RunState.record(run, call.now()));
    return answer;
  }

  private ObjectNode node(Transaction tx, Call call) {
    ObjectNode run = asked(tx, call);
    String uuid = call.path().get("node_execute_uuid");
    for (JsonNode said : run.path("said")) {
      if (said.path("uuid").asText().equals(uuid)) {
        boolean over = RunState.isOver(run, call.now());
        ObjectNode answer = Json.object();
        answer
            .putObject("data")
            .put("is_finish", over)
            .put("node_output", over ? said.path("text").asText() : "");
        return answer;
      }
    }
    throw new Refused(200, 4314, "The run has no record of the node " + uuid + ".");
  }

  /** The open-source server's record: other names, and ids as numbers. */
  private ObjectNode historyOfStudio(Transaction tx, Call call) {
    ObjectNode workflow = Workflows.existing(tx, call.requiredQuery("workflow_id"));
    ObjectNode record =
        RunState.record(existing(tx, workflow, call.requiredQuery("execute_id")), call.now());
    for (String id : List.of("execute_id", "bot_id", "connector_id", "token")) {
      record.put(id, record.path(id).asLong());
    }
    record.set("log_id", record.remove("logid"));
    record.set("error_msg", record.remove("error_message"));
    record.put("cost_unit", "").putObject("ext");
    record.remove(List.of("usage", "is_output_trimmed", "node_execute_status", "interrupt_data"));
    ObjectNode answer = Json.object();
    answer.putArray("data").add(record);
    return answer;
  }

  private static ObjectNode asked(Transaction tx, Call call) {
    ObjectNode workflow = Workflows.existing(tx, call.path().get("workflow_id"));
    return existing(tx, workflow, call.path().get("execute_id"));
  }

  private static ObjectNode existing(Transaction tx, ObjectNode workflow, String id) {
    return tx.find(Kind.RUN, id)
        .filter(run -> run.path("workflow_id").equals(workflow.path("id")))
        .orElseThrow(() -> new Refused(200, 4314, "There is no record of the run " + id + "."));
  }
}
