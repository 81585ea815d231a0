package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;
import java.util.Optional;

/**
 * What a knowledge base shall be from now on, as a whole: what is absent is reset.
 *
 * @param name 1 to 100 characters
 * @param description for people
 * @param fileId an uploaded icon
 */
public record DatasetUpdate(String name, Optional<String> description, Optional<String> fileId) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is too long
   */
  public DatasetUpdate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(fileId, "fileId");
    Limited.text("dataset.name", name);
  }
}
