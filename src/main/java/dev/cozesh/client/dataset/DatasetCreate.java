package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A knowledge base to be made.
 *
 * @param name up to 100 characters
 * @param spaceId the workspace
 * @param formatType text or image; tables cannot be made this way
 * @param fileId an uploaded icon
 */
public record DatasetCreate(
    String name,
    String spaceId,
    FormatType formatType,
    Optional<String> description,
    Optional<String> fileId) {
  public DatasetCreate {
    requireNonNull(name, "name");
    requireNonNull(spaceId, "spaceId");
  }

  /** A knowledge base for texts. */
  public static DatasetCreate text(String spaceId, String name, String description) {
    return new DatasetCreate(
        name, spaceId, FormatType.TEXT, Optional.of(description), Optional.empty());
  }
}
