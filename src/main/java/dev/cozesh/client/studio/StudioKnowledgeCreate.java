package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.error.CozeUsageException;

/**
 * A knowledge base to be made; the console gives it the icon of its kind.
 *
 * @param name 1 to 100 characters; others may have the same
 * @param spaceId where
 * @param formatType what it will hold
 * @param description may be empty
 */
public record StudioKnowledgeCreate(
    String name, String spaceId, FormatType formatType, String description) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is too long
   */
  public StudioKnowledgeCreate {
    requireNonNull(name, "name");
    requireNonNull(spaceId, "spaceId");
    requireNonNull(formatType, "formatType");
    requireNonNull(description, "description");
    Limited.text("dataset.name", name);
  }

  /**
   * {@return a knowledge base for texts}
   *
   * @param spaceId where
   * @param name what it is called
   * @param description may be empty
   */
  public static StudioKnowledgeCreate text(String spaceId, String name, String description) {
    return new StudioKnowledgeCreate(name, spaceId, FormatType.TEXT, description);
  }
}
