package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Usage;
import dev.cozesh.client.workflow.WorkflowEvent;
import dev.cozesh.client.workflow.WorkflowInterrupt;
import dev.cozesh.client.workflow.WorkflowRun;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a run has given so far: what its nodes said, and how it ended. */
final class RunProgress {
  private final Map<String, StringBuilder> said = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private Optional<String> output = Optional.empty();
  private Optional<String> executeId = Optional.empty();
  private Optional<String> debugUrl = Optional.empty();
  private Optional<Long> tokens = Optional.empty();
  private Optional<WorkflowInterrupt> interrupt = Optional.empty();
  private String asking = "";

  /** The whole of a plain run. */
  static RunProgress of(WorkflowRun run) {
    RunProgress progress = new RunProgress();
    progress.output = run.output();
    progress.executeId = run.executeId();
    progress.debugUrl = run.debugUrl();
    progress.tokens = run.usage().flatMap(Usage::tokenCount).or(run::tokens);
    progress.interrupt = run.interruptData().filter(WorkflowInterrupt::waits);
    return progress;
  }

  void take(WorkflowEvent event) {
    if (event instanceof WorkflowEvent.Message message) {
      heard(message);
    } else if (event instanceof WorkflowEvent.Interrupt asked) {
      interrupt = Optional.of(asked.interruptData());
      asking = asked.nodeTitle().orElse("");
      output = Optional.empty();
    } else if (event instanceof WorkflowEvent.Done done) {
      debugUrl = done.debugUrl();
      executeId = done.executeId();
    }
  }

  /** Pieces of several nodes may be mixed; the End node is the one that speaks last. */
  private void heard(WorkflowEvent.Message message) {
    String title = message.nodeTitle().orElse("");
    String node = message.nodeExecuteUuid().filter(id -> !id.isEmpty()).orElse(title);
    titles.put(node, title);
    String all = said.computeIfAbsent(node, key -> new StringBuilder()).append(message.text()) + "";
    output = Optional.of(all);
    tokens = message.usage().flatMap(Usage::tokenCount).or(message::tokens).or(() -> tokens);
  }

  Optional<String> output() {
    return output;
  }

  Optional<String> executeId() {
    return executeId;
  }

  Optional<String> debugUrl() {
    return debugUrl;
  }

  Optional<Long> tokens() {
    return tokens;
  }

  Optional<WorkflowInterrupt> interrupt() {
    return interrupt;
  }

  /** What is asked: as the node said it, else as the interrupt brings it along. */
  Optional<String> question() {
    return interrupt.map(
        asked ->
            titles.entrySet().stream()
                .filter(entry -> entry.getValue().equals(asking))
                .map(entry -> said.get(entry.getKey()).toString())
                .filter(text -> !text.isEmpty())
                .reduce((earlier, later) -> later)
                .orElseGet(() -> asked.data().map(RunProgress::words).orElse("")));
  }

  /** {@code {"content":"Where?"}} or {@code {"content":{"question":"Where?",…}}}, or text. */
  private static String words(String data) {
    if (!data.startsWith("{")) {
      return data;
    }
    try {
      JsonNode content = Json.parse(data, "the question").path("content");
      JsonNode question = content.path("question");
      JsonNode words = question.isTextual() ? question : content;
      return words.isTextual() ? words.textValue() : data;
    } catch (CozeDataException e) {
      return data;
    }
  }
}
