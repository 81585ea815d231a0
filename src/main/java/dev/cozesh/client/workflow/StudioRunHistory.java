package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.DebugUrl;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run on a self-hosted server.
 *
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param tokens tokens spent
 * @param errorCode a number or a word
 * @param other members without a name here
 */
public record StudioRunHistory(
    @JsonProperty(required = true) String executeId,
    @JsonProperty("execute_status") Optional<RunStatus> status,
    Optional<String> botId,
    Optional<String> connectorId,
    Optional<String> connectorUid,
    Optional<RunMode> runMode,
    Optional<String> logId,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<String> debugUrl,
    Optional<String> input,
    Optional<String> output,
    @JsonProperty("token") Optional<Long> tokens,
    Optional<String> cost,
    Optional<String> costUnit,
    Optional<Map<String, String>> ext,
    Optional<WireValue> errorCode,
    Optional<String> errorMsg,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioRunHistory {
    requireNonNull(executeId, "executeId");
    debugUrl = DebugUrl.decoded(debugUrl);
    ext = ext.map(Others::copyOf);
    other = Others.copyOf(other);
  }
}
