package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;
import java.util.Map;

/** A workflow that a script declares or looks up. */
public final class WorkflowHandle extends Handle {
  WorkflowHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.WORKFLOW, nameOrId, declared);
  }

  /** The workflow with its inputs and outputs, as the server has it. */
  public Object info() {
    return WorkflowWords.of(session()).info(this);
  }

  /** The text of a script that declares it as the server has it; planned, it changes nothing. */
  public String source() {
    return liveSource();
  }

  /** Runs it without parameters and waits until it ends. */
  public Object run() {
    return run(Map.of());
  }

  /** Runs it and waits until it ends; named arguments are its parameters. */
  public Object run(Map<?, ?> parameters) {
    return WorkflowWords.of(session()).run(parameters, this);
  }

  /** Runs it and waits until it ends; named arguments say how. */
  public Object run(Map<?, ?> options, Map<?, ?> parameters) {
    return WorkflowWords.of(session()).run(options, this, parameters);
  }

  /** Runs it without parameters and gives its events as they come. */
  public Object stream() {
    return stream(Map.of());
  }

  /** Runs it and gives its events as they come; named arguments are its parameters. */
  public Object stream(Map<?, ?> parameters) {
    return WorkflowWords.of(session()).stream(parameters, this);
  }
}
