package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.client.core.Gap;
import dev.cozesh.client.workflow.WorkflowEvent;
import dev.cozesh.client.workflow.WorkflowResume;
import dev.cozesh.client.workflow.WorkflowRun;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.dsl.RunOutcome.Received;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a workflow. Coze cuts a plain run after 90 s, so it is followed event by event unless a
 * script asks for the plain form.
 */
final class Running {
  private static final String PLAIN = "plain";

  private final Session session;
  private final Values values;
  private final Slot slot;
  private final Object workflow;

  /**
   * @param workflow a name, an id or a handle
   */
  Running(Session session, Values values, Slot slot, Object workflow) {
    this.session = session;
    this.values = values;
    this.slot = slot;
    this.workflow = workflow;
  }

  /** Runs it with these parameters; {@code plain: true} or {@code false} is none of them. */
  Object run(Map<?, ?> named) {
    Map<Object, Object> parameters = new LinkedHashMap<>(named);
    Map<Object, Object> options = new LinkedHashMap<>();
    if (parameters.get(PLAIN) instanceof Boolean) {
      options.put(PLAIN, parameters.remove(PLAIN));
    }
    return run(options, parameters);
  }

  Object run(Map<?, ?> given, Map<?, ?> parameters) {
    Map<String, Object> options = new LinkedHashMap<>(Values.named(given, slot));
    Object plain = options.remove(PLAIN);
    WorkflowRunRequest request = request(options, parameters);
    String id = request.workflowId();
    return plain != null && (Boolean) values.of(boolean.class, plain, slot.member(PLAIN))
        ? whole(id, client -> client.workflows().run(request))
        : followed(id, client -> client.workflows().stream(request));
  }

  /** The events as they come; in plan, what stands for them. */
  Object stream(Map<?, ?> options, Map<?, ?> parameters) {
    WorkflowRunRequest request = request(Values.named(options, slot), parameters);
    Object opened = session.connection().call(client -> client.workflows().stream(request));
    RecordValues.teach(WorkflowEvent.class);
    return opened instanceof EventStream<?> stream ? session.streams().watched(stream) : opened;
  }

  private WorkflowRunRequest request(Map<String, ?> options, Map<?, ?> parameters) {
    Map<String, Object> members = new LinkedHashMap<>(options);
    members.put("workflow_id", session.forCall(Kind.WORKFLOW, workflow));
    members.put("parameters", parameters);
    return (WorkflowRunRequest) RecordForm.of(WorkflowRunRequest.class).made(members, values, slot);
  }

  private Object whole(String id, Function<CozeClient, Object> call) {
    Object ended = session.connection().call(call);
    if (!(ended instanceof WorkflowRun run)) {
      return ended;
    }
    RunProgress progress = RunProgress.of(run);
    return new RunOutcome(
        progress,
        RunOutcome.Received.WHOLE,
        answer -> whole(id, client -> client.workflows().resume(reply(id, progress, answer))),
        slot);
  }

  private Object followed(String id, Function<CozeClient, Object> call) {
    Object opened = session.connection().call(call);
    if (!(opened instanceof EventStream<?> stream)) {
      return opened;
    }
    RunProgress progress = new RunProgress();
    Events events = session.streams().watched(stream);
    session.streams().walk(events, event -> progress.take((WorkflowEvent) event));
    Received received = new Received(events.isComplete(), events.getGaps(), events.getLogid());
    remark(received);
    return new RunOutcome(
        progress,
        received,
        answer ->
            followed(id, client -> client.workflows().resumeStream(reply(id, progress, answer))),
        slot);
  }

  private static WorkflowResume reply(String id, RunProgress progress, String answer) {
    return WorkflowResume.of(id, progress.interrupt().orElseThrow(), answer);
  }

  /** A script that does not ask must learn of it, too. */
  private void remark(Received received) {
    if (!received.complete()) {
      String gaps = received.gaps().stream().map(Gap::toString).collect(Collectors.joining(", "));
      PrintWriter err = session.host().err();
      err.println(
          "note: "
              + slot.place()
              + ": not every event of the run came as it was sent ("
              + gaps
              + "); its output may have holes");
      err.flush();
    }
  }
}
