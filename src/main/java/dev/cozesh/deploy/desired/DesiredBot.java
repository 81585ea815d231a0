package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A declared bot. What is empty is not managed: it is neither sent nor compared.
 *
 * @param prompt persona and reply logic
 * @param knowledge the whole list of bound knowledge bases
 * @param workflows the whole list of bound workflows
 * @param plugins the whole list of bound plugin tools
 * @param publishTo connector ids; 1024 is the API channel; empty list or absent: not published
 */
public record DesiredBot(
    String name,
    Optional<String> description,
    Optional<String> prompt,
    Optional<Onboarding> onboarding,
    Optional<ModelSettings> model,
    Optional<List<Reference>> knowledge,
    Optional<List<Reference>> workflows,
    Optional<List<PluginTool>> plugins,
    Optional<List<String>> publishTo,
    Lifecycle lifecycle,
    Place place)
    implements DesiredResource {
  public DesiredBot {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(prompt, "prompt");
    requireNonNull(onboarding, "onboarding");
    requireNonNull(model, "model");
    knowledge = knowledge.map(List::copyOf);
    workflows = workflows.map(List::copyOf);
    plugins = plugins.map(List::copyOf);
    publishTo = publishTo.map(List::copyOf);
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(place, "place");
  }

  @Override
  public Address address() {
    return new Address(Kind.BOT, name);
  }

  @Override
  public List<Reference> references() {
    List<Reference> all = new ArrayList<>(knowledge.orElse(List.of()));
    all.addAll(workflows.orElse(List.of()));
    return List.copyOf(all);
  }

  /** The same without a say on its workflows. */
  public DesiredBot withoutWorkflows() {
    return new DesiredBot(
        name,
        description,
        prompt,
        onboarding,
        model,
        knowledge,
        Optional.empty(),
        plugins,
        publishTo,
        lifecycle,
        place);
  }

  /** The same, published there. */
  public DesiredBot withPublishTo(List<String> connectors) {
    return new DesiredBot(
        name,
        description,
        prompt,
        onboarding,
        model,
        knowledge,
        workflows,
        plugins,
        Optional.of(connectors),
        lifecycle,
        place);
  }

  /**
   * The greeting.
   *
   * @param prologue the opening text
   * @param suggestions suggested questions, in order
   */
  public record Onboarding(Optional<String> prologue, Optional<List<String>> suggestions) {
    public Onboarding {
      requireNonNull(prologue, "prologue");
      suggestions = suggestions.map(List::copyOf);
    }
  }

  /**
   * The model and its settings; absent ones stay as Coze has them.
   *
   * @param modelId Coze's model id, as text
   * @param maxTokens longest answer, in tokens
   * @param contextRounds how many rounds of the conversation the model sees
   */
  public record ModelSettings(
      String modelId,
      Optional<Double> temperature,
      Optional<Double> topP,
      Optional<Integer> maxTokens,
      Optional<Integer> contextRounds,
      Optional<String> responseFormat) {
    public ModelSettings {
      requireNonNull(modelId, "modelId");
      requireNonNull(temperature, "temperature");
      requireNonNull(topP, "topP");
      requireNonNull(maxTokens, "maxTokens");
      requireNonNull(contextRounds, "contextRounds");
      requireNonNull(responseFormat, "responseFormat");
    }
  }

  /** One tool of a plugin. */
  public record PluginTool(String pluginId, String apiId) {
    public PluginTool {
      requireNonNull(pluginId, "pluginId");
      requireNonNull(apiId, "apiId");
    }
  }
}
