package dev.cozesh.client.connector;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The review of a bot on a channel.
 *
 * @param auditStatus what it came to
 * @param reason why, for the bot's makers
 */
public record BotReview(Optional<AuditStatus> auditStatus, Optional<String> reason) {
  /** Lets the bot onto the channel. */
  public static final BotReview APPROVED =
      new BotReview(Optional.of(AuditStatus.APPROVED), Optional.empty());

  public BotReview {
    requireNonNull(auditStatus, "auditStatus");
    requireNonNull(reason, "reason");
  }

  /**
   * The same with {@code audit_status}.
   *
   * @param value what it came to
   * @return a copy
   */
  public BotReview withAuditStatus(AuditStatus value) {
    return new BotReview(Optional.of(value), reason);
  }

  /**
   * The same with {@code reason}.
   *
   * @param value why, for the bot's makers
   * @return a copy
   */
  public BotReview withReason(String value) {
    return new BotReview(auditStatus, Optional.of(value));
  }

  /**
   * Keeps the bot off the channel.
   *
   * @param reason why, for the bot's makers
   * @return the review
   */
  public static BotReview rejected(String reason) {
    return new BotReview(Optional.of(AuditStatus.REJECTED), Optional.of(reason));
  }
}
