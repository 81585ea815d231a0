package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.client.message.MessageContent;
import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bot is asked, piece by piece; what is not set is left to Coze. Not thread-safe. */
public final class ChatRequestBuilder {
  private final String botId;
  private final String userId;
  private final List<EnterMessage> messages = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> metaData = new LinkedHashMap<>();
  private final Map<String, String> extraParams = new LinkedHashMap<>();
  private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
  private Optional<String> conversationId = Optional.empty();
  private Optional<ShortcutCall> shortcut = Optional.empty();
  private Optional<Boolean> enableCard = Optional.empty();
  private Optional<BotEdition> edition = Optional.empty();
  private Optional<String> botVersion = Optional.empty();
  private Optional<String> connectorId = Optional.empty();
  private Optional<JsonNode> customConfig = Optional.empty();

  ChatRequestBuilder(String botId, String userId) {
    this.botId = requireNonNull(botId, "botId");
    this.userId = requireNonNull(userId, "userId");
  }

  /**
   * Goes on with this conversation.
   *
   * @param id the conversation
   * @return this
   */
  public ChatRequestBuilder conversation(String id) {
    conversationId = Optional.of(id);
    return this;
  }

  /**
   * Adds the user's question; the last one is the one to be answered.
   *
   * @param text the question
   * @return this
   */
  public ChatRequestBuilder ask(String text) {
    return message(EnterMessage.question(text));
  }

  /**
   * Adds the user's question, perhaps with attachments.
   *
   * @param content text and attachments
   * @return this
   */
  public ChatRequestBuilder ask(MessageContent content) {
    return message(EnterMessage.question(content));
  }

  /**
   * Adds a message, such as one of what was said before.
   *
   * @param message from either side
   * @return this
   */
  public ChatRequestBuilder message(EnterMessage message) {
    messages.add(requireNonNull(message, "message"));
    return this;
  }

  /**
   * Sets a variable of the bot's prompt.
   *
   * @param name its name
   * @param value its value
   * @return this
   */
  public ChatRequestBuilder variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /**
   * Adds a pair that the chat keeps.
   *
   * @param name its name
   * @param value its value
   * @return this
   */
  public ChatRequestBuilder metaData(String name, String value) {
    metaData.put(name, value);
    return this;
  }

  /**
   * Adds {@code latitude} or {@code longitude}.
   *
   * @param name its name
   * @param value as text
   * @return this
   */
  public ChatRequestBuilder extra(String name, String value) {
    extraParams.put(name, value);
    return this;
  }

  /**
   * Has a shortcut make the question.
   *
   * @param commandId the shortcut
   * @param fields what it asks for, by name
   * @return this
   */
  public ChatRequestBuilder shortcut(String commandId, Map<String, String> fields) {
    shortcut = Optional.of(new ShortcutCall(commandId, fields));
    return this;
  }

  /**
   * Sets an input of the chatflow's Start node.
   *
   * @param name its name
   * @param value what it is set to
   * @return this
   */
  public ChatRequestBuilder parameter(String name, JsonNode value) {
    parameters.put(name, value);
    return this;
  }

  /**
   * Whether question nodes answer with a card.
   *
   * @param value true for a card
   * @return this
   */
  public ChatRequestBuilder cards(boolean value) {
    enableCard = Optional.of(value);
    return this;
  }

  /**
   * Which edition of the bot answers.
   *
   * @param value draft or published
   * @return this
   */
  public ChatRequestBuilder edition(BotEdition value) {
    edition = Optional.of(value);
    return this;
  }

  /**
   * An older version of the bot, by the number that its versions show.
   *
   * @param version the number
   * @return this
   */
  public ChatRequestBuilder botVersion(String version) {
    botVersion = Optional.of(version);
    return this;
  }

  /**
   * The channel.
   *
   * @param id the channel
   * @return this
   */
  public ChatRequestBuilder connector(String id) {
    connectorId = Optional.of(id);
    return this;
  }

  /**
   * Model and bot settings, for self-hosted servers.
   *
   * @param value an object
   * @return this
   */
  public ChatRequestBuilder customConfig(JsonNode value) {
    customConfig = Optional.of(value);
    return this;
  }

  /**
   * {@return the request}
   *
   * @throws CozeUsageException when it holds more than 100 messages, or a version of the draft
   */
  public ChatRequest build() {
    return new ChatRequest(
        botId,
        userId,
        conversationId,
        messages,
        variables,
        metaData,
        extraParams,
        shortcut,
        parameters,
        enableCard,
        edition,
        botVersion,
        connectorId,
        customConfig);
  }
}
