package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * Changes to a bot's draft. What is absent stays; a part that is sent replaces the whole part.
 *
 * @param name 1 to 20 characters
 * @param knowledge the knowledge bases in use, all of them; cannot be given at creation
 */
public record BotUpdate(
    String botId,
    Optional<String> name,
    Optional<Knowledge> knowledge,
    @JsonUnwrapped BotSettings settings) {
  public BotUpdate {
    requireNonNull(botId, "botId");
    requireNonNull(name, "name");
    requireNonNull(knowledge, "knowledge");
    requireNonNull(settings, "settings");
  }

  /** Changes these settings and nothing else. */
  public static BotUpdate of(String botId, BotSettings settings) {
    return new BotUpdate(botId, Optional.empty(), Optional.empty(), settings);
  }

  /** The same, with a new name. */
  public BotUpdate withName(String text) {
    return new BotUpdate(botId, Optional.of(text), knowledge, settings);
  }

  /** The same, with these knowledge bases and no others. */
  public BotUpdate withKnowledge(List<String> datasetIds) {
    return new BotUpdate(botId, name, Optional.of(Knowledge.of(datasetIds)), settings);
  }

  /**
   * The knowledge bases in use.
   *
   * @param autoCall whether each turn looks something up
   * @param searchStrategy 0 by meaning, 1 mixed, 20 full text
   */
  public record Knowledge(
      List<String> datasetIds, Optional<Boolean> autoCall, Optional<Integer> searchStrategy) {
    public Knowledge {
      datasetIds = List.copyOf(datasetIds);
      requireNonNull(autoCall, "autoCall");
      requireNonNull(searchStrategy, "searchStrategy");
    }

    /** These, looked up as Coze does by itself. */
    public static Knowledge of(List<String> datasetIds) {
      return new Knowledge(datasetIds, Optional.empty(), Optional.empty());
    }
  }
}
