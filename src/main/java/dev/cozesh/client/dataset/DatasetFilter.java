package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which knowledge bases to list.
 *
 * @param name a part of it
 * @param formatType what they hold
 */
public record DatasetFilter(
    String spaceId, Optional<String> name, Optional<FormatType> formatType) {
  public DatasetFilter {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(name, "name");
    requireNonNull(formatType, "formatType");
  }

  /**
   * All of a workspace.
   *
   * @param spaceId the workspace
   * @return the request
   */
  public static DatasetFilter of(String spaceId) {
    return new DatasetFilter(spaceId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code name}.
   *
   * @param value a part of it
   * @return a copy
   */
  public DatasetFilter withName(String value) {
    return new DatasetFilter(spaceId, Optional.of(value), formatType);
  }

  /**
   * The same with {@code format_type}.
   *
   * @param value what they hold
   * @return a copy
   */
  public DatasetFilter withFormatType(FormatType value) {
    return new DatasetFilter(spaceId, name, Optional.of(value));
  }
}
