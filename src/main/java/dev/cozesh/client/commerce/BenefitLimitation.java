package dev.cozesh.client.commerce;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A bound on what end users may consume.
 *
 * @param benefitId absent in some lists
 * @param entityId the device or consumer
 * @param startedAt unix seconds
 * @param endedAt unix seconds
 * @param limit the most that may be consumed
 * @param triggerTime how many units
 * @param other members without a name here
 */
public record BenefitLimitation(
    Optional<String> benefitId,
    Optional<BenefitEntityType> entityType,
    Optional<String> entityId,
    Optional<BenefitType> benefitType,
    Optional<BenefitActiveMode> activeMode,
    Optional<Long> startedAt,
    Optional<Long> endedAt,
    Optional<Long> limit,
    Optional<BenefitStatus> status,
    Optional<BenefitTriggerUnit> triggerUnit,
    Optional<Long> triggerTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BenefitLimitation {
    other = Others.copyOf(other);
  }
}
