package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.DebugUrl;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.Usage;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run. Coze keeps what output nodes gave for 24 hours, what the End node gave for 7
 * days; of more than 1 MB a part may be missing.
 *
 * @param botId {@code 0} for none
 * @param connectorUid the user named when it was begun, else the owner of the token
 * @param output mostly JSON whose member {@code Output} is what the End node gave, and whose others
 *     are what the output nodes gave
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param nodeExecuteStatus the output nodes by title
 * @param errorCode a number or a word; empty or 0 for no failure
 * @param debugUrl a page about the run, good for 7 days
 * @param isOutputTrimmed whether the output was cut
 * @param logid the run's own log id
 * @param interruptData what the run waits for
 * @param other members without a name here
 */
public record RunHistory(
    @JsonProperty(required = true) String executeId,
    @JsonProperty("execute_status") Optional<RunStatus> status,
    Optional<String> botId,
    Optional<String> connectorId,
    Optional<String> connectorUid,
    Optional<RunMode> runMode,
    Optional<String> output,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<Map<String, NodeStatus>> nodeExecuteStatus,
    Optional<WireValue> errorCode,
    Optional<String> errorMessage,
    Optional<String> debugUrl,
    Optional<Usage> usage,
    @JsonProperty("is_output_trimmed") Optional<Boolean> isOutputTrimmed,
    Optional<String> logid,
    Optional<WorkflowInterrupt> interruptData,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public RunHistory {
    requireNonNull(executeId, "executeId");
    debugUrl = DebugUrl.decoded(debugUrl);
    nodeExecuteStatus = nodeExecuteStatus.map(Others::copyOf);
    other = Others.copyOf(other);
  }

  /** {@return the output as JSON; empty when there is none, or it is plain text} */
  public Optional<JsonNode> outputJson() {
    return output.flatMap(OutputText::json);
  }
}
