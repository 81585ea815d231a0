package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.DebugUrl;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.Usage;
import java.util.Map;
import java.util.Optional;

/**
 * One run: finished, waiting for an answer, or just started when it was asked for as asynchronous.
 *
 * @param output the End node's text: mostly a JSON object, sometimes plain text; absent for an
 *     asynchronous run
 * @param debugUrl a page about the run, good for 7 days
 * @param tokens tokens spent; Coze is about to drop this in favour of {@code usage}
 * @param usage tokens spent
 * @param interruptData what the run waits for
 * @param other members without a name here
 */
public record WorkflowRun(
    @JsonProperty("data") Optional<String> output,
    Optional<String> executeId,
    Optional<String> debugUrl,
    @JsonProperty("token") Optional<Long> tokens,
    Optional<Usage> usage,
    Optional<WorkflowInterrupt> interruptData,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowRun {
    debugUrl = DebugUrl.decoded(debugUrl);
    other = Others.copyOf(other);
  }

  /** {@return the output as JSON; empty when there is none, or it is plain text} */
  public Optional<JsonNode> outputJson() {
    return output.flatMap(OutputText::json);
  }
}
