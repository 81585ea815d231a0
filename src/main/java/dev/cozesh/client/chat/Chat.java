package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a bot in a conversation.
 *
 * @param createdAt unix seconds; may be missing at the beginning
 * @param completedAt unix seconds
 * @param failedAt unix seconds
 * @param metaData what was given when it was begun
 * @param lastError why it failed; Coze sends one with code 0 for no failure
 * @param sectionId the stretch of the conversation that the model saw
 * @param requiredAction what it waits for
 * @param usage tokens spent; filled at the end
 * @param insertedAdditionalMessages ids of the messages that came with the request and were kept
 * @param other members without a name here
 */
public record Chat(
    @JsonProperty(required = true) String id,
    Optional<String> conversationId,
    Optional<String> botId,
    Optional<ChatStatus> status,
    Optional<Long> createdAt,
    Optional<Long> completedAt,
    Optional<Long> failedAt,
    Optional<Map<String, String>> metaData,
    Optional<ChatError> lastError,
    Optional<String> sectionId,
    Optional<RequiredAction> requiredAction,
    Optional<Usage> usage,
    Optional<List<InsertedMessage>> insertedAdditionalMessages,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Chat {
    requireNonNull(id, "id");
    metaData = metaData.map(Others::copyOf);
    insertedAdditionalMessages = insertedAdditionalMessages.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /** {@return the tools that the caller is to run; none unless it waits for them} */
  public List<ToolCall> toolCalls() {
    return requiredAction
        .flatMap(RequiredAction::submitToolOutputs)
        .flatMap(RequiredAction.ToolCalls::toolCalls)
        .orElse(List.of());
  }

  /** {@return why it failed; empty when it did not} */
  public Optional<ChatError> error() {
    return lastError.filter(ChatError::failed);
  }

  /**
   * A message that came with the request and was kept.
   *
   * @param other members without a name here
   */
  public record InsertedMessage(
      @JsonProperty(required = true) String id,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public InsertedMessage {
      requireNonNull(id, "id");
      other = Others.copyOf(other);
    }
  }
}
