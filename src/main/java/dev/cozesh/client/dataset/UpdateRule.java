package dev.cozesh.client.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Limited;
import dev.cozesh.client.core.Others;
import dev.cozesh.error.CozeUsageException;
import java.util.Map;
import java.util.Optional;

/**
 * When a web page is read again.
 *
 * @param updateInterval hours, at least 24
 * @param other members without a name here
 */
public record UpdateRule(
    Optional<UpdateType> updateType,
    Optional<Long> updateInterval,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public UpdateRule {
    other = Others.copyOf(other);
  }

  /**
   * Reads it again and again.
   *
   * @param hours from one reading to the next, at least 24
   * @return the rule
   * @throws CozeUsageException when the hours are fewer
   */
  public static UpdateRule every(long hours) {
    Limited.value("document.update_interval_hours", hours);
    return new UpdateRule(Optional.of(UpdateType.AUTOMATIC), Optional.of(hours), Map.of());
  }

  /**
   * Reads it once.
   *
   * @return the rule
   */
  public static UpdateRule never() {
    return new UpdateRule(Optional.of(UpdateType.NEVER), Optional.empty(), Map.of());
  }
}
