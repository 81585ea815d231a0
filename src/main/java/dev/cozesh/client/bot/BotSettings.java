package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;

/**
 * What creating and changing a bot have in common. What is absent is not sent and stays as it is;
 * what is sent replaces the whole part.
 *
 * @param description up to 500 characters
 * @param iconFileId an uploaded image
 * @param promptInfo persona and reply logic, up to 20000 characters
 * @param onboardingInfo the greeting, up to 300 characters, and questions of up to 50
 * @param pluginIds the tools in use, all of them
 * @param workflowIds the workflows in use, all of them
 * @param model the model with its settings
 * @param suggestReplyInfo whether the bot proposes what to ask next
 * @param mediaConfig voice calls
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

  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when a text is too long
   */
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
    description.ifPresent(text -> Limited.text("bot.description", text));
    promptInfo.flatMap(PromptInfo::prompt).ifPresent(text -> Limited.text("bot.prompt", text));
    onboardingInfo.ifPresent(BotSettings::check);
  }

  /**
   * Begins settings.
   *
   * @return what collects them
   */
  public static Builder builder() {
    return new Builder();
  }

  private static void check(OnboardingInfo onboarding) {
    onboarding.prologue().ifPresent(text -> Limited.text("bot.prologue", text));
    onboarding
        .suggestedQuestions()
        .orElse(List.of())
        .forEach(text -> Limited.text("bot.suggested_question", text));
  }

  /**
   * {@code plugin_id_list}.
   *
   * @param idList the tools in use, all of them
   */
  public record PluginIds(List<PluginRef> idList) {
    public PluginIds {
      idList = List.copyOf(idList);
    }
  }

  /**
   * {@code workflow_id_list}.
   *
   * @param ids the workflows in use, all of them
   */
  public record WorkflowIds(List<Id> ids) {
    public WorkflowIds {
      ids = List.copyOf(ids);
    }

    /**
     * One workflow.
     *
     * @param id its id
     */
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

    /**
     * What the bot is, for people.
     *
     * @param text up to 500 characters
     * @return this
     */
    public Builder description(String text) {
      description = Optional.of(text);
      return this;
    }

    /**
     * Its picture.
     *
     * @param fileId an uploaded image
     * @return this
     */
    public Builder icon(String fileId) {
      iconFileId = Optional.of(fileId);
      return this;
    }

    /**
     * Persona and reply logic.
     *
     * @param text up to 20000 characters
     * @return this
     */
    public Builder prompt(String text) {
      return prompt(PromptInfo.of(text));
    }

    /**
     * Persona and reply logic, and how they are given to the model.
     *
     * @param value the whole prompt
     * @return this
     */
    public Builder prompt(PromptInfo value) {
      promptInfo = Optional.of(value);
      return this;
    }

    /**
     * The greeting and the questions offered with it.
     *
     * @param prologue up to 300 characters
     * @param questions up to 50 characters each
     * @return this
     */
    public Builder onboarding(String prologue, List<String> questions) {
      onboardingInfo = Optional.of(OnboardingInfo.of(prologue, questions));
      return this;
    }

    /**
     * The tools in use.
     *
     * @param tools all of them
     * @return this
     */
    public Builder plugins(List<PluginRef> tools) {
      pluginIds = Optional.of(new PluginIds(tools));
      return this;
    }

    /**
     * The workflows in use.
     *
     * @param ids all of them
     * @return this
     */
    public Builder workflows(List<String> ids) {
      workflowIds = Optional.of(new WorkflowIds(ids.stream().map(WorkflowIds.Id::new).toList()));
      return this;
    }

    /**
     * The model.
     *
     * @param value the model with its settings
     * @return this
     */
    public Builder model(ModelInfo value) {
      model = Optional.of(value);
      return this;
    }

    /**
     * What users are offered to ask next.
     *
     * @param value whether, and by which prompt
     * @return this
     */
    public Builder suggestReply(SuggestReplyInfo value) {
      suggestReplyInfo = Optional.of(value);
      return this;
    }

    /**
     * Voice calls.
     *
     * @param value whether they are closed
     * @return this
     */
    public Builder media(MediaConfig value) {
      mediaConfig = Optional.of(value);
      return this;
    }

    /**
     * The settings.
     *
     * @return what was set, and nothing else
     * @throws CozeUsageException when a text is too long
     */
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
