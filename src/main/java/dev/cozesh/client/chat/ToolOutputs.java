package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * What the tools gave that a chat waits for.
 *
 * @param toolOutputs one for each call
 * @param autoSaveHistory documented nowhere; sent by one official SDK
 * @param connectorId the channel; sent by one official SDK
 */
public record ToolOutputs(
    @JsonIgnore String conversationId,
    @JsonIgnore String chatId,
    List<ToolOutput> toolOutputs,
    Optional<Boolean> autoSaveHistory,
    Optional<String> connectorId) {
  public ToolOutputs {
    requireNonNull(conversationId, "conversationId");
    requireNonNull(chatId, "chatId");
    toolOutputs = List.copyOf(toolOutputs);
    requireNonNull(autoSaveHistory, "autoSaveHistory");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * Outputs for a chat of a conversation.
   *
   * @param conversationId the conversation
   * @param chatId the chat
   * @param outputs one for each tool call
   * @return the outputs
   */
  public static ToolOutputs of(String conversationId, String chatId, List<ToolOutput> outputs) {
    return new ToolOutputs(conversationId, chatId, outputs, Optional.empty(), Optional.empty());
  }
}
