package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A bot to be made; it begins as a draft.
 *
 * @param spaceId the workspace; its key is {@code space_id} here, elsewhere {@code workspace_id}
 * @param name 1 to 20 characters
 */
public record BotCreate(String spaceId, String name, @JsonUnwrapped BotSettings settings) {
  public BotCreate {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(name, "name");
    requireNonNull(settings, "settings");
  }
}
