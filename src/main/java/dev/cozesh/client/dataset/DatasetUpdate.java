package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a knowledge base shall be from now on, as a whole: what is absent is reset.
 *
 * @param fileId an uploaded icon
 */
public record DatasetUpdate(String name, Optional<String> description, Optional<String> fileId) {
  public DatasetUpdate {
    requireNonNull(name, "name");
  }
}
