package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.error.CozeUsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bot is asked.
 *
 * @param userId the end user, by any name of the caller's; memory and data are kept apart by it
 * @param conversationId where it goes on; a new conversation is made without one
 * @param additionalMessages up to 100; the last one, from the user, is the question
 * @param customVariables values of the variables in the bot's prompt
 * @param metaData up to 16 pairs, names up to 64, values up to 512 characters
 * @param extraParams {@code latitude} and {@code longitude}
 * @param shortcutCommand a shortcut that makes the question
 * @param parameters inputs of the chatflow's Start node, for bots in chatflow mode
 * @param enableCard whether question nodes answer with a card
 * @param publishStatus the published edition unless told
 * @param botVersion an older version; not together with the draft
 * @param connectorId the channel; one official SDK and self-hosted servers know it
 * @param customConfig model and bot settings; self-hosted servers alone know them
 * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat</a>
 */
public record ChatRequest(
    String botId,
    String userId,
    @JsonIgnore Optional<String> conversationId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EnterMessage> additionalMessages,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> customVariables,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metaData,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extraParams,
    Optional<ShortcutCall> shortcutCommand,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, JsonNode> parameters,
    Optional<Boolean> enableCard,
    Optional<BotEdition> publishStatus,
    Optional<String> botVersion,
    Optional<String> connectorId,
    Optional<JsonNode> customConfig) {
  private static final int MAX_MESSAGES = 100;

  public ChatRequest {
    requireNonNull(botId, "botId");
    requireNonNull(userId, "userId");
    requireNonNull(conversationId, "conversationId");
    additionalMessages = List.copyOf(additionalMessages);
    customVariables = Map.copyOf(customVariables);
    metaData = Map.copyOf(metaData);
    extraParams = Map.copyOf(extraParams);
    requireNonNull(shortcutCommand, "shortcutCommand");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(enableCard, "enableCard");
    requireNonNull(publishStatus, "publishStatus");
    requireNonNull(botVersion, "botVersion");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(customConfig, "customConfig");
    if (additionalMessages.size() > MAX_MESSAGES) {
      throw new CozeUsageException(
          additionalMessages.size() + " messages for a chat, Coze takes at most " + MAX_MESSAGES,
          "nothing was sent",
          "keep them in a conversation and send the question alone");
    }
    if (botVersion.isPresent()
        && publishStatus.filter(BotEdition.UNPUBLISHED_DRAFT::equals).isPresent()) {
      throw new CozeUsageException(
          "a chat with the draft in version " + botVersion.get(),
          "the draft has no version; Coze refuses both together with code 4000",
          "leave out one of them");
    }
  }

  /**
   * {@return a question in a new conversation}
   *
   * @param botId the bot
   * @param userId the user
   * @param question what the user asks
   */
  public static ChatRequest of(String botId, String userId, String question) {
    return builder(botId, userId).ask(question).build();
  }

  /**
   * Begins a request with more to it.
   *
   * @param botId the bot
   * @param userId the user
   * @return what collects it
   */
  public static ChatRequestBuilder builder(String botId, String userId) {
    return new ChatRequestBuilder(botId, userId);
  }
}
