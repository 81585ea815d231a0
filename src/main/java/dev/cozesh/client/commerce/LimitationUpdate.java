package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Changes to a limitation; what is absent stays.
 *
 * @param activeMode when it holds
 * @param startedAt unix seconds
 * @param endedAt unix seconds
 * @param limit the most that may be consumed
 * @param status whether it holds
 * @param triggerUnit how often it begins anew
 * @param triggerTime how many units
 */
public record LimitationUpdate(
    Optional<BenefitActiveMode> activeMode,
    Optional<Long> startedAt,
    Optional<Long> endedAt,
    Optional<Long> limit,
    Optional<BenefitStatus> status,
    Optional<BenefitTriggerUnit> triggerUnit,
    Optional<Long> triggerTime) {
  /** Changes nothing yet. */
  public static final LimitationUpdate NONE =
      new LimitationUpdate(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public LimitationUpdate {
    requireNonNull(activeMode, "activeMode");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(endedAt, "endedAt");
    requireNonNull(limit, "limit");
    requireNonNull(status, "status");
    requireNonNull(triggerUnit, "triggerUnit");
    requireNonNull(triggerTime, "triggerTime");
  }

  /**
   * The same with {@code active_mode}.
   *
   * @param value when it holds
   * @return a copy
   */
  public LimitationUpdate withActiveMode(BenefitActiveMode value) {
    return new LimitationUpdate(
        Optional.of(value), startedAt, endedAt, limit, status, triggerUnit, triggerTime);
  }

  /**
   * The same with {@code started_at}.
   *
   * @param value unix seconds
   * @return a copy
   */
  public LimitationUpdate withStartedAt(long value) {
    return new LimitationUpdate(
        activeMode, Optional.of(value), endedAt, limit, status, triggerUnit, triggerTime);
  }

  /**
   * The same with {@code ended_at}.
   *
   * @param value unix seconds
   * @return a copy
   */
  public LimitationUpdate withEndedAt(long value) {
    return new LimitationUpdate(
        activeMode, startedAt, Optional.of(value), limit, status, triggerUnit, triggerTime);
  }

  /**
   * The same with {@code limit}.
   *
   * @param value the most that may be consumed
   * @return a copy
   */
  public LimitationUpdate withLimit(long value) {
    return new LimitationUpdate(
        activeMode, startedAt, endedAt, Optional.of(value), status, triggerUnit, triggerTime);
  }

  /**
   * The same with {@code status}.
   *
   * @param value whether it holds
   * @return a copy
   */
  public LimitationUpdate withStatus(BenefitStatus value) {
    return new LimitationUpdate(
        activeMode, startedAt, endedAt, limit, Optional.of(value), triggerUnit, triggerTime);
  }

  /**
   * The same with {@code trigger_unit}.
   *
   * @param value how often it begins anew
   * @return a copy
   */
  public LimitationUpdate withTriggerUnit(BenefitTriggerUnit value) {
    return new LimitationUpdate(
        activeMode, startedAt, endedAt, limit, status, Optional.of(value), triggerTime);
  }

  /**
   * The same with {@code trigger_time}.
   *
   * @param value how many units
   * @return a copy
   */
  public LimitationUpdate withTriggerTime(long value) {
    return new LimitationUpdate(
        activeMode, startedAt, endedAt, limit, status, triggerUnit, Optional.of(value));
  }
}
