package dev.cozesh.client.conversation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which conversations are listed, and in which order.
 *
 * @param botId the bot they belong to
 * @param sortOrder by the time they were made, the newest first unless told
 * @param connectorId the channel, {@code 1024} unless set
 * @param sortField by what they are sorted; a self-hosted server's alone
 * @param userId only those of this user; a self-hosted server's alone
 */
public record ConversationFilter(
    String botId,
    Optional<SortOrder> sortOrder,
    Optional<String> connectorId,
    Optional<String> sortField,
    Optional<String> userId) {
  public ConversationFilter {
    requireNonNull(botId, "botId");
    requireNonNull(sortOrder, "sortOrder");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(sortField, "sortField");
    requireNonNull(userId, "userId");
  }

  /**
   * {@return all that were begun over the API, the newest first}
   *
   * @param botId the bot
   */
  public static ConversationFilter of(String botId) {
    return new ConversationFilter(
        botId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same in this order.
   *
   * @param order which end comes first
   * @return a copy
   */
  public ConversationFilter in(SortOrder order) {
    return new ConversationFilter(botId, Optional.of(order), connectorId, sortField, userId);
  }

  /**
   * The same, of another channel.
   *
   * @param id the channel
   * @return a copy
   */
  public ConversationFilter ofConnector(String id) {
    return new ConversationFilter(botId, sortOrder, Optional.of(id), sortField, userId);
  }
}
