package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What creating and changing a bot have in common. What is absent is not sent and stays as it is;
 * what is sent replaces the whole part.
 *
 * @param description up to 500 characters
 * @param iconFileId an uploaded image
 * @param pluginIds the tools in use, all of them
 * @param workflowIds the workflows in use, all of them
 * @param model the model with its settings
 */
public record BotSettings(
    Optional<String> description,
    Optional<String> iconFileId,
    Optional<PromptInfo> promptInfo,
    Optional<OnboardingInfo> onboardingInfo,
    @JsonProperty("plugin_id_list") Optional<PluginIds> pluginIds,
    @JsonProperty("workflow_id_list") Optional<WorkflowIds> workflowIds,
    @JsonProperty("model_info_config") Optional<ModelInfo> model,
    Optional<SuggestReplyInfo> suggestReplyInfo,
    Optional<MediaConfig> mediaConfig) {
  /** Sends nothing. */
  public static final BotSettings NONE = builder().build();

  public BotSettings {
    requireNonNull(description, "description");
    requireNonNull(iconFileId, "iconFileId");
    requireNonNull(promptInfo, "promptInfo");
    requireNonNull(onboardingInfo, "onboardingInfo");
    requireNonNull(pluginIds, "pluginIds");
    requireNonNull(workflowIds, "workflowIds");
    requireNonNull(model, "model");
    requireNonNull(suggestReplyInfo, "suggestReplyInfo");
    requireNonNull(mediaConfig, "mediaConfig");
  }

  /** Begins settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** {@code plugin_id_list}. */
  public record PluginIds(List<PluginRef> idList) {
    public PluginIds {
      idList = List.copyOf(idList);
    }
  }

  /** {@code workflow_id_list}. */
  public record WorkflowIds(List<Id> ids) {
    public WorkflowIds {
      ids = List.copyOf(ids);
    }

    /** One workflow. */
    public record Id(String id) {
      public Id {
        requireNonNull(id, "id");
      }
    }
  }

  /** Settings being put together; what is not set is not sent. Not thread-safe. */
  public static final class Builder {
    private Optional<String> description = Optional.empty();
    private Optional<String> iconFileId = Optional.empty();
    private Optional<PromptInfo> promptInfo = Optional.empty();
    private Optional<OnboardingInfo> onboardingInfo = Optional.empty();
    private Optional<PluginIds> pluginIds = Optional.empty();
    private Optional<WorkflowIds> workflowIds = Optional.empty();
    private Optional<ModelInfo> model = Optional.empty();
    private Optional<SuggestReplyInfo> suggestReplyInfo = Optional.empty();
    private Optional<MediaConfig> mediaConfig = Optional.empty();

    private Builder() {}

    public Builder description(String text) {
      description = Optional.of(text);
      return this;
    }

    /** The id of an uploaded image. */
    public Builder icon(String fileId) {
      iconFileId = Optional.of(fileId);
      return this;
    }

    /** Persona and reply logic. */
    public Builder prompt(String text) {
      promptInfo = Optional.of(PromptInfo.of(text));
      return this;
    }

    /** The greeting and the questions offered with it. */
    public Builder onboarding(String prologue, List<String> questions) {
      onboardingInfo = Optional.of(OnboardingInfo.of(prologue, questions));
      return this;
    }

    /** The tools in use, all of them. */
    public Builder plugins(List<PluginRef> tools) {
      pluginIds = Optional.of(new PluginIds(tools));
      return this;
    }

    /** The ids of the workflows in use, all of them. */
    public Builder workflows(List<String> ids) {
      workflowIds = Optional.of(new WorkflowIds(ids.stream().map(WorkflowIds.Id::new).toList()));
      return this;
    }

    public Builder model(ModelInfo value) {
      model = Optional.of(value);
      return this;
    }

    public Builder suggestReply(SuggestReplyInfo value) {
      suggestReplyInfo = Optional.of(value);
      return this;
    }

    public Builder media(MediaConfig value) {
      mediaConfig = Optional.of(value);
      return this;
    }

    public BotSettings build() {
      return new BotSettings(
          description,
          iconFileId,
          promptInfo,
          onboardingInfo,
          pluginIds,
          workflowIds,
          model,
          suggestReplyInfo,
          mediaConfig);
    }
  }
}
