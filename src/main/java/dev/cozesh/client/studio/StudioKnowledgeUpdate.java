package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;
import java.util.Optional;

/**
 * What a knowledge base shall be from now on, as a whole.
 *
 * @param name 1 to 100 characters
 * @param description may be empty
 * @param iconUri the icon it has, as lists tell it; absent: it has none any more
 */
public record StudioKnowledgeUpdate(String name, String description, Optional<String> iconUri) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is too long
   */
  public StudioKnowledgeUpdate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(iconUri, "iconUri");
    Limited.text("dataset.name", name);
  }
}
