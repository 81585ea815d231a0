package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.flow.Canvas;
import dev.cozesh.sandbox.flow.FlowResult;
import dev.cozesh.sandbox.flow.FlowRun;
import dev.cozesh.sandbox.model.Prompt;
import dev.cozesh.sandbox.model.ScriptedModel;
import dev.cozesh.sandbox.model.Tokens;
import java.util.List;
import java.util.Optional;

/** A workflow about to run: its canvas, or the echo when it has none. */
final class WorkflowStart {
  private static final String END_NODE = "900001";

  private final Transaction tx;
  private final Call call;
  private final ObjectNode workflow;
  private final Optional<JsonNode> version;
  private int inputTokens;
  private int outputTokens;

  /**
   * @param versionName empty for the newest
   */
  WorkflowStart(Transaction tx, Call call, ObjectNode workflow, String versionName) {
    this.tx = tx;
    this.call = call;
    this.workflow = workflow;
    this.version = Workflows.version(workflow, versionName).filter(one -> one.has("canvas"));
  }

  /** What a request wants to run. */
  static WorkflowStart of(Transaction tx, Call call) {
    Fields fields = call.fields();
    String id = fields.id("workflow_id");
    if (fields.has("bot_id") && fields.has("app_id")) {
      throw Refused.parameter("bot_id and app_id cannot be sent together");
    }
    String version = call.body().path("workflow_version").asText();
    return new WorkflowStart(tx, call, Workflows.published(tx, id), version);
  }

  String name() {
    return workflow.path("name").asText();
  }

  boolean isOf(ObjectNode run) {
    return run.path("workflow_id").equals(workflow.path("id"));
  }

  /** Whether it has a canvas, and does not just echo. */
  boolean hasCanvas() {
    return version.isPresent();
  }

  /** Whether it says something before it ends. */
  boolean needsStream() {
    return version.map(one -> Workflows.canvas(one).needsStream()).orElse(false);
  }

  /** A new run from the request's parameters and these, which win. */
  RunTurn turn(ScriptedModel model, int mode, ObjectNode more) {
    ObjectNode run = run(mode);
    FlowResult result =
        hasCanvas() ? started(model, parameters().deepCopy().setAll(more)) : echoed();
    run.set("usage", ChatState.usage(inputTokens, outputTokens));
    return new RunTurn(tx, call, run, result, model.pace());
  }

  /** The rest of a run in the version that it began with, with the answer it waited for. */
  RunTurn resumed(ScriptedModel model, ObjectNode run, String answer) {
    WorkflowStart same = new WorkflowStart(tx, call, workflow, run.path("version").asText());
    FlowResult result = same.flow(model).resume((ObjectNode) run.get("state"), answer);
    int input = run.path("usage").path("input_count").asInt() + same.inputTokens;
    int output = run.path("usage").path("output_count").asInt() + same.outputTokens;
    run.set("usage", ChatState.usage(input, output));
    return new RunTurn(tx, call, run, result, model.pace());
  }

  private ObjectNode run(int mode) {
    String id = tx.newId();
    ObjectNode run = Json.object().put("id", id).put("run_mode", mode);
    run.put("workflow_id", workflow.path("id").asText());
    run.put("bot_id", call.body().path("bot_id").asText("0"));
    run.put("connector_id", call.body().path("connector_id").asText(BotVersions.API_CHANNEL));
    run.put("connector_uid", call.body().path("ext").path("user_id").asText(Workspaces.USER_ID));
    run.put("create_time", call.seconds()).put("log_id", call.logId());
    run.put("version", version.map(one -> one.path("version").asText()).orElse(""));
    String place = "&space_id=" + workflow.path("space_id").asText();
    place += "&workflow_id=" + workflow.path("id").asText();
    return run.put("debug_url", "https://www.coze.cn/work_flow?execute_id=" + id + place);
  }

  private FlowResult started(ScriptedModel model, ObjectNode parameters) {
    try {
      return flow(model).start(parameters);
    } catch (CozeUsageException e) {
      throw Refused.parameter(e.what());
    }
  }

  private FlowRun flow(ScriptedModel model) {
    JsonNode chosen = version.orElseThrow();
    ObjectNode given = chosen.path("outputs") instanceof ObjectNode object ? object : Json.object();
    Canvas canvas = Workflows.canvas(chosen);
    return new FlowRun(canvas, question -> answer(model, question), given);
  }

  private String answer(ScriptedModel model, String question) {
    String answer = model.answer(Prompt.plain(name(), question)).text();
    inputTokens += Tokens.of(question);
    outputTokens += Tokens.of(answer);
    return answer;
  }

  private FlowResult echoed() {
    String echo = echo();
    FlowResult.Said said = new FlowResult.Said(END_NODE, "End", echo, false, true);
    return new FlowResult(List.of(said), new FlowResult.Finished(echo), Json.object());
  }

  /** The parameters as JSON text, whether they came as an object or as text already. */
  private String echo() {
    JsonNode parameters = call.body().path("parameters");
    if (parameters.isTextual()) {
      return parameters.asText();
    }
    return parameters.isObject() ? Json.line(parameters) : "{}";
  }

  private ObjectNode parameters() {
    JsonNode sent = call.body().path("parameters");
    try {
      JsonNode read = sent.isTextual() ? Json.parse(sent.asText(), "parameters") : sent;
      if (read.isMissingNode() || read.isNull()) {
        return Json.object();
      }
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (CozeDataException e) {
      throw Refused.parameter("parameters is no JSON text");
    }
    throw Refused.parameter("parameters must be an object");
  }
}
