package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.error.CozeUsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a chatflow is asked.
 *
 * @param additionalMessages the last one, from the user, is the question
 * @param parameters inputs of the Start node by name; may be none
 * @param appId the app it belongs to; not together with botId
 * @param botId the bot whose databases and variables it uses
 * @param conversationId where it goes on; in the body here, unlike a chat with a bot
 * @param ext latitude, longitude, user_id
 * @param workflowVersion {@code v0.0.5}; the newest unless set
 * @param connectorId the channel, {@code 1024} unless set
 * @param studio what self-hosted servers alone know
 * @see <a href="https://docs.coze.cn/developer_guides/workflow_chat">Coze: run chatflow</a>
 */
public record ChatflowRequest(
    String workflowId,
    List<EnterMessage> additionalMessages,
    Map<String, JsonNode> parameters,
    Optional<String> appId,
    Optional<String> botId,
    Optional<String> conversationId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> ext,
    Optional<String> workflowVersion,
    Optional<String> connectorId,
    @JsonUnwrapped StudioOptions studio) {
  public ChatflowRequest {
    requireNonNull(workflowId, "workflowId");
    additionalMessages = List.copyOf(additionalMessages);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(conversationId, "conversationId");
    ext = Map.copyOf(ext);
    requireNonNull(workflowVersion, "workflowVersion");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(studio, "studio");
    if (botId.isPresent() && appId.isPresent()) {
      throw new CozeUsageException(
          "a chatflow takes a bot id or an app id, not both",
          "Coze refuses both together with code 4000",
          "leave out the one the chatflow does not belong to");
    }
  }

  /**
   * {@return a question to a chatflow of an app}
   *
   * @param workflowId the workflow
   * @param appId the app
   * @param question what the user asks
   */
  public static ChatflowRequest ofApp(String workflowId, String appId, String question) {
    return of(workflowId, question, Optional.of(appId), Optional.empty());
  }

  /**
   * {@return a question to a chatflow with a bot's databases and variables}
   *
   * @param workflowId the workflow
   * @param botId the bot
   * @param question what the user asks
   */
  public static ChatflowRequest ofBot(String workflowId, String botId, String question) {
    return of(workflowId, question, Optional.empty(), Optional.of(botId));
  }

  /**
   * The same in this conversation.
   *
   * @param conversation the conversation
   * @return a copy
   */
  public ChatflowRequest in(String conversation) {
    return new ChatflowRequest(
        workflowId,
        additionalMessages,
        parameters,
        appId,
        botId,
        Optional.of(conversation),
        ext,
        workflowVersion,
        connectorId,
        studio);
  }

  /**
   * The same with these inputs of the Start node.
   *
   * @param inputs by name
   * @return a copy
   */
  public ChatflowRequest with(Map<String, JsonNode> inputs) {
    return new ChatflowRequest(
        workflowId,
        additionalMessages,
        inputs,
        appId,
        botId,
        conversationId,
        ext,
        workflowVersion,
        connectorId,
        studio);
  }

  private static ChatflowRequest of(
      String workflowId, String question, Optional<String> appId, Optional<String> botId) {
    return new ChatflowRequest(
        workflowId,
        List.of(EnterMessage.question(question)),
        Map.of(),
        appId,
        botId,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        StudioOptions.NONE);
  }

  /**
   * What self-hosted servers alone know.
   *
   * @param version the workflow's version
   * @param executeMode {@code DEBUG} for the draft
   * @param projectId the app
   * @param suggestReplyInfo whether to propose next questions
   */
  public record StudioOptions(
      Optional<String> version,
      Optional<String> executeMode,
      Optional<String> projectId,
      Optional<JsonNode> suggestReplyInfo) {
    /** None of them. */
    public static final StudioOptions NONE =
        new StudioOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public StudioOptions {
      requireNonNull(version, "version");
      requireNonNull(executeMode, "executeMode");
      requireNonNull(projectId, "projectId");
      requireNonNull(suggestReplyInfo, "suggestReplyInfo");
    }
  }
}
