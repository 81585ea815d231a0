package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A limitation to be made.
 *
 * @param entityType whom it is for
 * @param benefitInfo what it says
 * @param entityId the device or consumer, for the single ones
 */
public record LimitationCreate(
    BenefitEntityType entityType, Terms benefitInfo, Optional<String> entityId) {
  public LimitationCreate {
    requireNonNull(entityType, "entityType");
    requireNonNull(benefitInfo, "benefitInfo");
    requireNonNull(entityId, "entityId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param entityType whom it is for
   * @param benefitInfo what it says
   * @return the request
   */
  public static LimitationCreate of(BenefitEntityType entityType, Terms benefitInfo) {
    return new LimitationCreate(entityType, benefitInfo, Optional.empty());
  }

  /**
   * The same with {@code entity_id}.
   *
   * @param value the device or consumer, for the single ones
   * @return a copy
   */
  public LimitationCreate withEntityId(String value) {
    return new LimitationCreate(entityType, benefitInfo, Optional.of(value));
  }

  /**
   * What a limitation says.
   *
   * @param benefitType what is limited
   * @param activeMode when it holds
   * @param startedAt unix seconds
   * @param endedAt unix seconds
   * @param limit the most that may be consumed
   * @param status whether it holds
   * @param triggerUnit how often it begins anew
   * @param triggerTime how many units
   */
  public record Terms(
      BenefitType benefitType,
      BenefitActiveMode activeMode,
      long startedAt,
      long endedAt,
      long limit,
      Optional<BenefitStatus> status,
      Optional<BenefitTriggerUnit> triggerUnit,
      Optional<Long> triggerTime) {
    public Terms {
      requireNonNull(benefitType, "benefitType");
      requireNonNull(activeMode, "activeMode");
      requireNonNull(status, "status");
      requireNonNull(triggerUnit, "triggerUnit");
      requireNonNull(triggerTime, "triggerTime");
    }

    /**
     * The same with {@code status}.
     *
     * @param value whether it holds
     * @return a copy
     */
    public Terms withStatus(BenefitStatus value) {
      return new Terms(
          benefitType,
          activeMode,
          startedAt,
          endedAt,
          limit,
          Optional.of(value),
          triggerUnit,
          triggerTime);
    }

    /**
     * The same with {@code trigger_unit}.
     *
     * @param value how often it begins anew
     * @return a copy
     */
    public Terms withTriggerUnit(BenefitTriggerUnit value) {
      return new Terms(
          benefitType,
          activeMode,
          startedAt,
          endedAt,
          limit,
          status,
          Optional.of(value),
          triggerTime);
    }

    /**
     * The same with {@code trigger_time}.
     *
     * @param value how many units
     * @return a copy
     */
    public Terms withTriggerTime(long value) {
      return new Terms(
          benefitType,
          activeMode,
          startedAt,
          endedAt,
          limit,
          status,
          triggerUnit,
          Optional.of(value));
    }

    /**
     * Holds from one moment to another.
     *
     * @param type what is limited
     * @param startedAt unix seconds
     * @param endedAt unix seconds
     * @param limit the most that may be consumed
     * @return the terms
     */
    public static Terms between(BenefitType type, long startedAt, long endedAt, long limit) {
      return new Terms(
          type,
          BenefitActiveMode.ABSOLUTE_TIME,
          startedAt,
          endedAt,
          limit,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
