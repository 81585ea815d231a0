package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot's configuration, of its draft or of a published version. What Coze leaves out is empty.
 *
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param version of a published bot
 * @param botMode 0 single agent, 1 several agents, 2 chat flow
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
    Optional<WireValue> botMode,
    Optional<ModelInfo> modelInfo,
    Optional<BotKnowledge> knowledge,
    Optional<List<BotWorkflow>> workflowInfoList,
    Optional<List<BotPlugin>> pluginInfoList,
    Optional<SuggestReplyInfo> suggestReplyInfo,
    Optional<MediaConfig> mediaConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Bot {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }

  /** Persona and reply logic; empty when there is none. */
  public String prompt() {
    return promptInfo.flatMap(PromptInfo::prompt).orElse("");
  }

  /** Ids of the knowledge bases in use. */
  public List<String> datasetIds() {
    return knowledge.flatMap(BotKnowledge::knowledgeInfos).orElse(List.of()).stream()
        .map(BotKnowledge.Info::id)
        .toList();
  }

  /** Ids of the workflows in use. */
  public List<String> workflowIds() {
    return workflowInfoList.orElse(List.of()).stream().map(BotWorkflow::id).toList();
  }
}
