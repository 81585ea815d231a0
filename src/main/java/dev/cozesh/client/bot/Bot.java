package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.VariableDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot's configuration, of its draft or of a published version. What Coze leaves out is empty.
 *
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param version of a published bot
 * @param modelInfo the model with its settings
 * @param knowledge the knowledge bases in use
 * @param other members without a name here
 */
public record Bot(
    @JsonProperty(value = "bot_id", required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<String> version,
    Optional<PromptInfo> promptInfo,
    Optional<OnboardingInfo> onboardingInfo,
    Optional<BotMode> botMode,
    Optional<ModelInfo> modelInfo,
    Optional<BotKnowledge> knowledge,
    Optional<List<BotWorkflow>> workflowInfoList,
    Optional<List<BotPlugin>> pluginInfoList,
    Optional<SuggestReplyInfo> suggestReplyInfo,
    Optional<MediaConfig> mediaConfig,
    Optional<List<ShortcutCommand>> shortcutCommands,
    Optional<BackgroundImages> backgroundImageInfo,
    Optional<List<VariableDeclaration>> variables,
    Optional<String> ownerUserId,
    Optional<List<BotVoice>> voiceInfoList,
    Optional<UserInputType> defaultUserInputType,
    Optional<String> folderId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Bot {
    requireNonNull(id, "id");
    workflowInfoList = workflowInfoList.map(List::copyOf);
    pluginInfoList = pluginInfoList.map(List::copyOf);
    shortcutCommands = shortcutCommands.map(List::copyOf);
    variables = variables.map(List::copyOf);
    voiceInfoList = voiceInfoList.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * Persona and reply logic.
   *
   * @return the text; empty when there is none
   */
  public String prompt() {
    return promptInfo.flatMap(PromptInfo::prompt).orElse("");
  }

  /**
   * The knowledge bases in use.
   *
   * @return their ids
   */
  public List<String> datasetIds() {
    return knowledge.flatMap(BotKnowledge::knowledgeInfos).orElse(List.of()).stream()
        .map(BotKnowledge.Info::id)
        .toList();
  }

  /**
   * The workflows in use.
   *
   * @return their ids
   */
  public List<String> workflowIds() {
    return workflowInfoList.orElse(List.of()).stream().map(BotWorkflow::id).toList();
  }
}
