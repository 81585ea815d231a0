package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What to change about a draft. What is absent stays; what is there is replaced whole, so a part
 * has to hold also what is to stay of it.
 *
 * @param id of the bot
 * @param description may be empty, which takes it away
 * @param workflows the whole list; empty takes all away
 * @param tools the whole list; empty takes all away
 */
public record StudioBotUpdate(
    @JsonProperty("bot_id") String id,
    Optional<String> name,
    Optional<String> description,
    Optional<StudioBot.Prompt> promptInfo,
    Optional<StudioBot.Onboarding> onboardingInfo,
    Optional<StudioBot.Model> modelInfo,
    Optional<StudioBot.Knowledge> knowledge,
    @JsonProperty("workflow_info_list") Optional<List<StudioBot.Workflow>> workflows,
    @JsonProperty("plugin_info_list") Optional<List<StudioBot.Tool>> tools) {
  public StudioBotUpdate {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(promptInfo, "promptInfo");
    requireNonNull(onboardingInfo, "onboardingInfo");
    requireNonNull(modelInfo, "modelInfo");
    requireNonNull(knowledge, "knowledge");
    workflows = workflows.map(List::copyOf);
    tools = tools.map(List::copyOf);
  }

  /**
   * {@return a change of name and description alone}
   *
   * @param id of the bot
   * @param name absent: stays
   * @param description absent: stays
   */
  public static StudioBotUpdate of(String id, Optional<String> name, Optional<String> description) {
    return new StudioBotUpdate(
        id,
        name,
        description,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
