package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;

/**
 * A bot to be made; it begins as a draft.
 *
 * @param spaceId the workspace; its key is {@code space_id} here, elsewhere {@code workspace_id}
 * @param name 1 to 20 characters
 * @param settings the rest
 */
public record BotCreate(String spaceId, String name, @JsonUnwrapped BotSettings settings) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is empty or too long
   */
  public BotCreate {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(name, "name");
    requireNonNull(settings, "settings");
    Limited.text("bot.name", name);
  }
}
