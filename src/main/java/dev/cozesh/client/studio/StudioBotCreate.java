package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bot to be made. Everything else that a bot has is given by an update.
 *
 * @param spaceId where
 * @param name 1 to 50 characters; need not be the only one of that name
 * @param description at most 2,000 characters, may be empty
 */
public record StudioBotCreate(String spaceId, String name, String description) {
  /** The icon that the console gives a bot; with none the server refuses. */
  private static final String ICON = "default_icon/default_agent_icon.png";

  public StudioBotCreate {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  @JsonProperty("icon_uri")
  String iconUri() {
    return ICON;
  }
}
