package dev.cozesh.client.conversation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation to be begun; nothing of it is needed. Coze does not mind two of one name.
 *
 * @param botId the bot it is for
 * @param name up to 100 characters
 * @param messages what was said before, up to 16
 * @param metaData up to 16 pairs, names up to 64, values up to 512 characters
 * @param connectorId the channel, {@code 1024} unless set, {@code 999} for the chat SDK
 * @param embedding what only the chat SDK and self-hosted servers know
 */
public record ConversationCreate(
    Optional<String> botId,
    Optional<String> name,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EnterMessage> messages,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metaData,
    Optional<String> connectorId,
    @JsonUnwrapped Embedding embedding) {
  private static final int MAX_MESSAGES = 16;

  /** A conversation of no bot, without a name. */
  public static final ConversationCreate PLAIN =
      new ConversationCreate(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of(),
          Optional.empty(),
          Embedding.NONE);

  public ConversationCreate {
    requireNonNull(botId, "botId");
    requireNonNull(name, "name");
    messages = List.copyOf(messages);
    metaData = Map.copyOf(metaData);
    requireNonNull(connectorId, "connectorId");
    requireNonNull(embedding, "embedding");
    if (messages.size() > MAX_MESSAGES) {
      throw new CozeUsageException(
          messages.size() + " messages for a new conversation, Coze takes at most " + MAX_MESSAGES,
          "nothing was sent",
          "begin with the last of them, or add the others one by one");
    }
  }

  /**
   * {@return one for a bot}
   *
   * @param botId the bot
   */
  public static ConversationCreate of(String botId) {
    return new ConversationCreate(
        Optional.of(botId),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Embedding.NONE);
  }

  /**
   * The same with a name.
   *
   * @param text up to 100 characters
   * @return a copy
   */
  public ConversationCreate named(String text) {
    return new ConversationCreate(
        botId, Optional.of(text), messages, metaData, connectorId, embedding);
  }

  /**
   * The same with what was said before.
   *
   * @param before the messages
   * @return a copy
   */
  public ConversationCreate with(List<EnterMessage> before) {
    return new ConversationCreate(botId, name, before, metaData, connectorId, embedding);
  }

  /**
   * The same with these pairs.
   *
   * @param pairs up to 16
   * @return a copy
   */
  public ConversationCreate withMetaData(Map<String, String> pairs) {
    return new ConversationCreate(botId, name, messages, pairs, connectorId, embedding);
  }

  /**
   * What only Coze's chat SDK and self-hosted servers know.
   *
   * @param userId whose it is; a self-hosted server's alone
   * @param appId the app it is for
   * @param conversationName its name within the app
   * @param getOrCreate whether one of that name is taken if there is one
   * @param workflowId the chatflow it is for
   * @param draftMode whether it belongs to the draft
   */
  public record Embedding(
      Optional<String> userId,
      Optional<String> appId,
      Optional<String> conversationName,
      Optional<Boolean> getOrCreate,
      Optional<String> workflowId,
      Optional<Boolean> draftMode) {
    /** Nothing of the kind. */
    public static final Embedding NONE =
        new Embedding(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Embedding {
      requireNonNull(userId, "userId");
      requireNonNull(appId, "appId");
      requireNonNull(conversationName, "conversationName");
      requireNonNull(getOrCreate, "getOrCreate");
      requireNonNull(workflowId, "workflowId");
      requireNonNull(draftMode, "draftMode");
    }
  }
}
