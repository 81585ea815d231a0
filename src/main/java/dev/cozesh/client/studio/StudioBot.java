package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as the console keeps it: its draft, or a version of it. Its parts travel both ways, and the
 * server replaces each of them whole.
 *
 * @param workflows bound ones; a bot uses their latest published version
 * @param createTime Unix seconds as text
 * @param updateTime Unix seconds as text
 * @param other members without a name here
 */
public record StudioBot(
    @JsonProperty(value = "bot_id", required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUri,
    Optional<Prompt> promptInfo,
    Optional<Onboarding> onboardingInfo,
    Optional<Model> modelInfo,
    Optional<Knowledge> knowledge,
    @JsonProperty("workflow_info_list") Optional<List<Workflow>> workflows,
    @JsonProperty("plugin_info_list") Optional<List<Tool>> tools,
    Optional<String> creatorId,
    Optional<String> createTime,
    Optional<String> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioBot {
    requireNonNull(id, "id");
    workflows = workflows.map(List::copyOf);
    tools = tools.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * Persona and reply logic.
   *
   * @param other members without a name here
   */
  public record Prompt(
      Optional<String> prompt, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Prompt {
      other = Others.copyOf(other);
    }
  }

  /**
   * The greeting.
   *
   * @param prologue the opening text
   * @param suggestedQuestions in order
   * @param other members without a name here
   */
  public record Onboarding(
      Optional<String> prologue,
      Optional<List<String>> suggestedQuestions,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Onboarding {
      suggestedQuestions = suggestedQuestions.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }

  /**
   * The model and its settings. An update without a model id changes nothing of it.
   *
   * @param modelId as {@link StudioModel#id} has it
   * @param maxTokens longest answer
   * @param responseFormat 0 text, 1 Markdown, 2 JSON
   * @param memory what the model sees of the conversation
   * @param other members without a name here
   */
  public record Model(
      Optional<String> modelId,
      Optional<BigDecimal> temperature,
      Optional<Integer> maxTokens,
      Optional<BigDecimal> topP,
      Optional<Integer> responseFormat,
      @JsonProperty("short_memory_policy") Optional<Memory> memory,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Model {
      other = Others.copyOf(other);
    }
  }

  /**
   * What a model sees of the conversation.
   *
   * @param contextMode how it is handed over
   * @param historyRound how many rounds of it
   * @param other members without a name here
   */
  public record Memory(
      Optional<Integer> contextMode,
      Optional<Integer> historyRound,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Memory {
      other = Others.copyOf(other);
    }
  }

  /**
   * Bound knowledge bases, and how they are searched.
   *
   * @param bases bound ones
   * @param other members without a name here
   */
  public record Knowledge(
      @JsonProperty("knowledge_info") Optional<List<Base>> bases,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Knowledge {
      bases = bases.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }

  /**
   * A bound knowledge base.
   *
   * @param other members without a name here
   */
  public record Base(
      Optional<String> id,
      Optional<String> name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Base {
      other = Others.copyOf(other);
    }
  }

  /**
   * A bound workflow.
   *
   * @param id of the workflow
   * @param pluginId the same id again
   * @param name what the web page calls it; the server knows it anyway
   * @param other members without a name here
   */
  public record Workflow(
      @JsonProperty("workflow_id") Optional<String> id,
      Optional<String> pluginId,
      @JsonProperty("workflow_name") Optional<String> name,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Workflow {
      other = Others.copyOf(other);
    }
  }

  /**
   * A bound tool of a plugin.
   *
   * @param apiId of the tool
   * @param apiName what the web page calls it; the server knows it anyway
   * @param other members without a name here
   */
  public record Tool(
      Optional<String> pluginId,
      Optional<String> apiId,
      Optional<String> apiName,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Tool {
      other = Others.copyOf(other);
    }
  }
}
