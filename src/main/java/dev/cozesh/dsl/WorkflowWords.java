package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.workflow.Workflow;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.deploy.desired.Kind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code workflows} and {@code workflow}: the published workflows of the workspace. */
public final class WorkflowWords extends ServiceWords implements Iterable<Workflow> {
  private final Session session;

  WorkflowWords(Session session) {
    super(session, "workflow", CozeClient::workflows);
    this.session = session;
  }

  /** Every published workflow; pages are fetched when they are reached. */
  public Paged<Workflow> list() {
    return session.connection().client().workflows().list(workspaceId());
  }

  /** A workflow with its inputs and outputs, by name, id or handle. */
  public Object info(Object workflow) {
    String id = id(Kind.WORKFLOW, workflow);
    return call(client -> client.workflows().info(id));
  }

  /** Runs a workflow that needs no parameters and waits until it ends. */
  public Object run(Object workflow) {
    return run(Map.of(), workflow);
  }

  /** Runs a workflow and waits until it ends; named arguments are its parameters. */
  public Object run(Map<?, ?> parameters, Object workflow) {
    String id = id(Kind.WORKFLOW, workflow);
    Map<String, JsonNode> inputs = new LinkedHashMap<>();
    parameters.forEach((name, value) -> inputs.put(String.valueOf(name), WireJson.plain(value)));
    return call(client -> client.workflows().run(WorkflowRunRequest.of(id, inputs)));
  }

  @Override
  public Iterator<Workflow> iterator() {
    return list().iterator();
  }
}
