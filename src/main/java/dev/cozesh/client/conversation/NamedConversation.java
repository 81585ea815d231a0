package dev.cozesh.client.conversation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation that an app or a chatflow knows by its name, on a self-hosted server.
 *
 * @param conversationName its name
 * @param getOrCreate whether one of that name is taken if there is one
 * @param workflowId the chatflow it is for
 * @param draftMode whether it belongs to the draft
 * @param spaceId the workspace
 */
public record NamedConversation(
    Optional<String> appId,
    Optional<String> conversationName,
    Optional<Boolean> getOrCreate,
    Optional<Boolean> draftMode,
    Optional<String> workflowId,
    Optional<String> botId,
    Optional<String> connectorId,
    Optional<String> spaceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metaData) {
  public NamedConversation {
    requireNonNull(appId, "appId");
    requireNonNull(conversationName, "conversationName");
    requireNonNull(getOrCreate, "getOrCreate");
    requireNonNull(draftMode, "draftMode");
    requireNonNull(workflowId, "workflowId");
    requireNonNull(botId, "botId");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(spaceId, "spaceId");
    metaData = Map.copyOf(metaData);
  }

  /**
   * {@return the app's conversation of that name, made if there is none}
   *
   * @param appId the app
   * @param name its name
   * @param workflowId the workflow
   */
  public static NamedConversation ofApp(String appId, String name, String workflowId) {
    return new NamedConversation(
        Optional.of(appId),
        Optional.of(name),
        Optional.of(true),
        Optional.empty(),
        Optional.of(workflowId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
