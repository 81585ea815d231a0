package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import java.nio.file.Path;
import java.util.Map;

/** {@code workflows} and {@code workflow}: the published workflows of the workspace. */
public final class WorkflowWords extends ListedWord {
  WorkflowWords(Session session, String word, Path directory) {
    super(session, word, CozeClient::workflows, directory);
  }

  /** As a handle asks. */
  static WorkflowWords of(Session session) {
    return new WorkflowWords(session, "workflow", Path.of(""));
  }

  /** Runs a workflow that needs no parameters and waits until it ends. */
  public Object run(Object workflow) {
    return run(Map.of(), workflow);
  }

  /**
   * Runs a workflow and waits until it ends; named arguments are its parameters, except {@code
   * plain: true}.
   */
  public Object run(Map<?, ?> parameters, Object workflow) {
    return running("run", workflow).run(parameters);
  }

  /** Runs a workflow and waits until it ends. */
  public Object run(Object workflow, Map<?, ?> parameters) {
    return run(Map.of(), workflow, parameters);
  }

  /**
   * Runs a workflow and waits until it ends; named arguments say how, as {@code bot:}, {@code
   * workflow_version:} and {@code plain:} do.
   */
  public Object run(Map<?, ?> options, Object workflow, Map<?, ?> parameters) {
    return running("run", workflow).run(options, parameters);
  }

  /** Runs a workflow that needs no parameters and gives its events as they come. */
  public Object stream(Object workflow) {
    return stream(Map.of(), workflow);
  }

  /** Runs a workflow and gives its events as they come; named arguments are its parameters. */
  public Object stream(Map<?, ?> parameters, Object workflow) {
    return stream(Map.of(), workflow, parameters);
  }

  /** Runs a workflow and gives its events as they come. */
  public Object stream(Object workflow, Map<?, ?> parameters) {
    return stream(Map.of(), workflow, parameters);
  }

  /** Runs a workflow and gives its events as they come; named arguments say how. */
  public Object stream(Map<?, ?> options, Object workflow, Map<?, ?> parameters) {
    return running("stream", workflow).stream(options, parameters);
  }

  /** The workflow with its inputs and outputs. */
  Object info(WorkflowHandle workflow) {
    return typed(slot("info"), "info", workflow);
  }

  private Running running(String method, Object workflow) {
    return new Running(session(), values(), slot(method), workflow);
  }
}
