package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which limitations to list.
 *
 * @param entityType whom they are for
 * @param benefitType what is limited
 * @param entityId the device or consumer
 * @param status whether it holds
 */
public record LimitationFilter(
    BenefitEntityType entityType,
    BenefitType benefitType,
    Optional<String> entityId,
    Optional<BenefitStatus> status) {
  public LimitationFilter {
    requireNonNull(entityType, "entityType");
    requireNonNull(benefitType, "benefitType");
    requireNonNull(entityId, "entityId");
    requireNonNull(status, "status");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param entityType whom they are for
   * @param benefitType what is limited
   * @return the request
   */
  public static LimitationFilter of(BenefitEntityType entityType, BenefitType benefitType) {
    return new LimitationFilter(entityType, benefitType, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code entity_id}.
   *
   * @param value the device or consumer
   * @return a copy
   */
  public LimitationFilter withEntityId(String value) {
    return new LimitationFilter(entityType, benefitType, Optional.of(value), status);
  }

  /**
   * The same with {@code status}.
   *
   * @param value whether it holds
   * @return a copy
   */
  public LimitationFilter withStatus(BenefitStatus value) {
    return new LimitationFilter(entityType, benefitType, entityId, Optional.of(value));
  }
}
