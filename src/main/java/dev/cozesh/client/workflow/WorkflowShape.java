package dev.cozesh.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.client.core.EventShape;
import dev.cozesh.client.core.SequenceCheck;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.http.sse.SseEvent;
import dev.cozesh.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the events of one run. Event ids count up from 0, and so do the pieces of each node: Coze
 * leaves it to the client to notice what is missing.
 */
final class WorkflowShape implements EventShape<WorkflowEvent> {
  private static final int MAX_NODES = 10_000;

  private final Map<String, Integer> finished = new HashMap<>();

  @Override
  public Meaning meaning(SseEvent event) {
    return switch (event.type()) {
      case "Error", "error" -> Meaning.FAILURE;
      case "Done", "done", "Interrupt", "interrupt" -> Meaning.LAST;
      default -> Meaning.GOES_ON;
    };
  }

  @Override
  public Optional<WorkflowEvent> decode(SseEvent event) {
    return switch (event.type()) {
      case "Message" -> Optional.of(value(event, WorkflowEvent.Message.class));
      case "Interrupt", "interrupt" -> Optional.of(value(event, WorkflowEvent.Interrupt.class));
      case "Done", "done" -> Optional.of(done(event));
      case "PING", "ping" -> Optional.empty();
      default -> Optional.of(new WorkflowEvent.Unknown(event.type(), json(event.data())));
    };
  }

  @Override
  public boolean numbered() {
    return true;
  }

  @Override
  public void count(WorkflowEvent value, SequenceCheck check) {
    if (value instanceof WorkflowEvent.Message message && message.nodeSeqId().isPresent()) {
      String node = node(message);
      int round = finished.getOrDefault(node, 0);
      check.saw(round == 0 ? node : node + ", round " + (round + 1), message.nodeSeqId().get());
      if (message.nodeIsFinish().orElse(false) && finished.size() < MAX_NODES) {
        finished.put(node, round + 1);
      }
    }
  }

  @Override
  public String whereToLook() {
    return "the run may go on, and cost tokens; look at it in Coze before you run it again";
  }

  /** A node in a loop runs many times under one title, and each time its pieces begin at 0. */
  private static String node(WorkflowEvent.Message message) {
    String title = message.nodeTitle().orElse("without a title");
    return message
        .nodeExecuteUuid()
        .or(message::nodeId)
        .filter(id -> !id.isEmpty())
        .map(id -> "node " + title + " (" + id + ")")
        .orElse("node " + title);
  }

  private static <E> E value(SseEvent event, Class<E> type) {
    return Json.read(event.data(), type, "a " + event.type());
  }

  private static WorkflowEvent done(SseEvent event) {
    return event.data().stripLeading().startsWith("{")
        ? value(event, WorkflowEvent.Done.class)
        : new WorkflowEvent.Done(Optional.empty(), Map.of());
  }

  private static JsonNode json(String data) {
    try {
      return Json.parse(data, "an event");
    } catch (CozeDataException e) {
      return TextNode.valueOf(data);
    }
  }
}
