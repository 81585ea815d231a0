package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * How one output node of a run stands.
 *
 * @param isFinish whether it has ended
 * @param loopIndex which pass of a loop this is, from 0
 * @param batchIndex which run of a batch this is, from 0
 * @param updateTime unix seconds
 * @param subExecuteId the run of the workflow below
 * @param nodeExecuteUuid by which its whole output is read
 * @param other members without a name here
 */
public record NodeStatus(
    Optional<String> nodeId,
    @JsonProperty("is_finish") Optional<Boolean> isFinish,
    Optional<Long> loopIndex,
    Optional<Long> batchIndex,
    Optional<Long> updateTime,
    Optional<String> subExecuteId,
    Optional<String> nodeExecuteUuid,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public NodeStatus {
    other = Others.copyOf(other);
  }
}
