package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which messages of a conversation are listed, and in which order.
 *
 * @param order the newest first unless told
 * @param chatId only those of this chat
 * @param beforeId only those that stand before this one in the list
 * @param afterId only those that stand after this one in the list
 * @param includeMiddleMessage also what was made on the way: calls and outputs of tools
 * @param botId only those of this bot; documented nowhere, sent by two official SDKs
 */
public record MessageFilter(
    Optional<SortOrder> order,
    Optional<String> chatId,
    Optional<String> beforeId,
    Optional<String> afterId,
    Optional<Boolean> includeMiddleMessage,
    Optional<String> botId) {
  /** All questions and answers, the newest first. */
  public static final MessageFilter ALL =
      new MessageFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public MessageFilter {
    requireNonNull(order, "order");
    requireNonNull(chatId, "chatId");
    requireNonNull(beforeId, "beforeId");
    requireNonNull(afterId, "afterId");
    requireNonNull(includeMiddleMessage, "includeMiddleMessage");
    requireNonNull(botId, "botId");
  }

  /**
   * The same in this order.
   *
   * @param value which end comes first
   * @return a copy
   */
  public MessageFilter in(SortOrder value) {
    return new MessageFilter(
        Optional.of(value), chatId, beforeId, afterId, includeMiddleMessage, botId);
  }

  /**
   * The same, of this chat only.
   *
   * @param id the chat
   * @return a copy
   */
  public MessageFilter ofChat(String id) {
    return new MessageFilter(
        order, Optional.of(id), beforeId, afterId, includeMiddleMessage, botId);
  }

  /**
   * The same, from behind this message on.
   *
   * @param id the message
   * @return a copy
   */
  public MessageFilter after(String id) {
    return new MessageFilter(order, chatId, beforeId, Optional.of(id), includeMiddleMessage, botId);
  }

  /**
   * The same, up to this message.
   *
   * @param id the message
   * @return a copy
   */
  public MessageFilter before(String id) {
    return new MessageFilter(order, chatId, Optional.of(id), afterId, includeMiddleMessage, botId);
  }

  /**
   * The same, with what was made on the way.
   *
   * @return a copy
   */
  public MessageFilter withMiddleMessages() {
    return new MessageFilter(order, chatId, beforeId, afterId, Optional.of(true), botId);
  }
}
