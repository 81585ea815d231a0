package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import dev.cozesh.error.CozeUsageException;
import java.util.Optional;

/**
 * A knowledge base to be made.
 *
 * @param name 1 to 100 characters
 * @param spaceId the workspace
 * @param formatType text or image; tables cannot be made this way
 * @param description for people
 * @param fileId an uploaded icon
 * @param projectId the app it belongs to; read by the open-source server only
 */
public record DatasetCreate(
    String name,
    String spaceId,
    FormatType formatType,
    Optional<String> description,
    Optional<String> fileId,
    Optional<String> projectId) {
  /**
   * Takes what is to be sent; nothing may be null.
   *
   * @throws CozeUsageException when the name is too long
   */
  public DatasetCreate {
    requireNonNull(name, "name");
    requireNonNull(spaceId, "spaceId");
    requireNonNull(formatType, "formatType");
    requireNonNull(description, "description");
    requireNonNull(fileId, "fileId");
    requireNonNull(projectId, "projectId");
    Limited.text("dataset.name", name);
  }

  /**
   * One that belongs to no app.
   *
   * @param name 1 to 100 characters
   * @param spaceId the workspace
   * @param formatType text or image
   * @param description for people
   * @param fileId an uploaded icon
   */
  public DatasetCreate(
      String name,
      String spaceId,
      FormatType formatType,
      Optional<String> description,
      Optional<String> fileId) {
    this(name, spaceId, formatType, description, fileId, Optional.empty());
  }

  /**
   * A knowledge base for texts.
   *
   * @param spaceId the workspace
   * @param name 1 to 100 characters
   * @param description for people
   * @return the request
   */
  public static DatasetCreate text(String spaceId, String name, String description) {
    return new DatasetCreate(
        name, spaceId, FormatType.TEXT, Optional.of(description), Optional.empty());
  }
}
