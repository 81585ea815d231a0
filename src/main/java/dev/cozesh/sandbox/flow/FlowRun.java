package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.flow.Canvas.Edge;
import dev.cozesh.sandbox.flow.FlowResult.End;
import dev.cozesh.sandbox.flow.FlowResult.Failed;
import dev.cozesh.sandbox.flow.FlowResult.Finished;
import dev.cozesh.sandbox.flow.FlowResult.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One run of a canvas, node by node, until it ends, breaks or waits for an answer. The same canvas
 * and parameters give the same result. Used once.
 */
public final class FlowRun {
  /** Coze's code for a run that broke within. */
  private static final long BROKE = 720701013;

  /** Branches that a node takes which has several and does not choose. */
  private static final Set<String> USUAL_PORTS =
      Set.of("", "default", "loop-output", "batch-output");

  private final Canvas canvas;
  private final UnaryOperator<String> model;
  private final ObjectNode given;
  private final List<Said> said = new ArrayList<>();

  /**
   * @param model answers the prompts of model nodes
   * @param given results by node id, in the place of running those nodes
   */
  public FlowRun(Canvas canvas, UnaryOperator<String> model, ObjectNode given) {
    this.canvas = canvas;
    this.model = model;
    this.given = given;
  }

  /**
   * Runs it from the start.
   *
   * @throws CozeUsageException when a required parameter is missing
   */
  public FlowResult start(ObjectNode parameters) {
    List<String> missing = canvas.signature().missing(parameters);
    if (!missing.isEmpty()) {
      throw new CozeUsageException(
          "Missing required parameters: " + String.join(", ", missing), "", "");
    }
    ObjectNode state = Json.object();
    ObjectNode outputs = state.putObject("outputs");
    state.putObject("ports");
    state.putObject("variables");
    outputs.set(canvas.start().id(), withDefaults(parameters));
    return go(state, Optional.empty());
  }

  /** Goes on with the answer that it waited for. */
  public FlowResult resume(ObjectNode state, String answer) {
    return go(state.deepCopy(), Optional.of(answer));
  }

  private ObjectNode withDefaults(ObjectNode parameters) {
    ObjectNode all = Json.object();
    for (JsonNode variable : canvas.start().outputs()) {
      JsonNode usual = Values.as(variable.path("type").asText(), variable.path("defaultValue"));
      all.set(variable.path("name").asText(), usual);
    }
    all.setAll(parameters);
    return all;
  }

  private FlowResult go(ObjectNode state, Optional<String> answer) {
    ObjectNode outputs = (ObjectNode) state.get("outputs");
    Scope scope = new Scope(outputs, (ObjectNode) state.get("variables"));
    for (Node node : canvas.inOrder()) {
      if (outputs.has(node.id()) || !isReached(node, state)) {
        continue;
      }
      if (node.is(Node.END)) {
        return new FlowResult(said, finish(node, scope), state);
      }
      Step step = step(node, scope, state, answer);
      if (step instanceof Step.Passed passed) {
        outputs.set(node.id(), passed.output());
        state.withObject("/ports").put(node.id(), passed.port());
        speak(node, passed);
      } else {
        return new FlowResult(said, stop(node, step, state), state);
      }
    }
    String why = "no branch leads to the end";
    return new FlowResult(said, new Failed(BROKE, why), state);
  }

  private Step step(Node node, Scope scope, ObjectNode state, Optional<String> answer) {
    if (given.path(node.id()) instanceof ObjectNode result) {
      return Step.Passed.with(result.deepCopy());
    }
    if (!node.is(Node.QUESTION) && !node.is(Node.INPUT)) {
      return new NodeRunner(scope, model).run(node);
    }
    Asking asking = new Asking(node, scope);
    boolean waited = state.path("waiting").asText().equals(node.id());
    return waited
        ? asking.answered(answer.orElse(""), state.path("asked").asInt())
        : asking.first();
  }

  private End stop(Node node, Step step, ObjectNode state) {
    if (step instanceof Step.Asks asks) {
      boolean again = state.path("waiting").asText().equals(node.id());
      state.put("asked", again ? state.path("asked").asInt() + 1 : 1).put("waiting", node.id());
      if (!asks.question().isEmpty()) {
        said.add(new Said(node.id(), node.title(), asks.question(), false, false));
      }
      return asks.interrupt();
    }
    return new Failed(BROKE, ((Step.Breaks) step).why());
  }

  private void speak(Node node, Step.Passed passed) {
    if (node.is(Node.OUTPUT)) {
      String text = Values.text(passed.output().path("output"));
      said.add(new Said(node.id(), node.title(), text, node.streams(), false));
    }
  }

  private End finish(Node node, Scope scope) {
    ObjectNode variables = scope.inputs(node.inputs().path("inputParameters"));
    boolean text = node.endsWithText();
    String output = text ? new NodeRunner(scope, model).said(node) : Json.line(variables);
    said.add(new Said(node.id(), node.title(), output, text && node.streams(), true));
    return new Finished(output);
  }

  /** Whether a line leads here from a node that ran, by the branch it took. */
  private boolean isReached(Node node, ObjectNode state) {
    for (Edge edge : canvas.to(node.id())) {
      boolean ran = state.path("outputs").has(edge.source());
      String port = state.path("ports").path(edge.source()).asText();
      if (ran && (port.equals(edge.port()) || (port.isEmpty() && isUsual(edge)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isUsual(Edge edge) {
    return USUAL_PORTS.contains(edge.port())
        || canvas.from(edge.source()).stream().noneMatch(one -> USUAL_PORTS.contains(one.port()));
  }
}
