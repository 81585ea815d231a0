package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;

/**
 * Changes to a bot's draft. What is absent stays; a part that is sent replaces the whole part.
 *
 * @param botId the bot
 * @param name 1 to 20 characters
 * @param knowledge the knowledge bases in use, all of them; cannot be given at creation
 * @param settings the rest
 */
public record BotUpdate(
    String botId,
    Optional<String> name,
    Optional<Knowledge> knowledge,
    @JsonUnwrapped BotSettings settings) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is empty or too long
   */
  public BotUpdate {
    requireNonNull(botId, "botId");
    requireNonNull(name, "name");
    requireNonNull(knowledge, "knowledge");
    requireNonNull(settings, "settings");
    name.ifPresent(text -> Limited.text("bot.name", text));
  }

  /**
   * Changes these settings and nothing else.
   *
   * @param botId the bot
   * @param settings what to change
   * @return the request
   */
  public static BotUpdate of(String botId, BotSettings settings) {
    return new BotUpdate(botId, Optional.empty(), Optional.empty(), settings);
  }

  /**
   * The same, with a new name.
   *
   * @param text 1 to 20 characters
   * @return a copy
   */
  public BotUpdate withName(String text) {
    return new BotUpdate(botId, Optional.of(text), knowledge, settings);
  }

  /**
   * The same, with these knowledge bases and no others.
   *
   * @param datasetIds up to 150
   * @return a copy
   */
  public BotUpdate withKnowledge(List<String> datasetIds) {
    return withKnowledge(Knowledge.of(datasetIds));
  }

  /**
   * The same, with these knowledge bases and no others, looked up in this way.
   *
   * @param value the knowledge bases
   * @return a copy
   */
  public BotUpdate withKnowledge(Knowledge value) {
    return new BotUpdate(botId, name, Optional.of(value), settings);
  }

  /**
   * The knowledge bases in use.
   *
   * @param datasetIds up to 150
   * @param autoCall whether each turn looks something up
   * @param searchStrategy how it looks
   */
  public record Knowledge(
      List<String> datasetIds,
      Optional<Boolean> autoCall,
      Optional<SearchStrategy> searchStrategy) {
    /**
     * Takes what is to be sent; nothing may be null.
     *
     * @throws CozeUsageException when there are too many
     */
    public Knowledge {
      datasetIds = List.copyOf(datasetIds);
      requireNonNull(autoCall, "autoCall");
      requireNonNull(searchStrategy, "searchStrategy");
      Limited.count("bot.datasets", datasetIds);
    }

    /**
     * These, looked up as Coze does by itself.
     *
     * @param datasetIds up to 150
     * @return the knowledge bases
     */
    public static Knowledge of(List<String> datasetIds) {
      return new Knowledge(datasetIds, Optional.empty(), Optional.empty());
    }
  }
}
