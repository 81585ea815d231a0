package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which images to list.
 *
 * @param keyword what captions say
 * @param hasCaption whether there is one
 */
public record PhotoFilter(
    String datasetId, Optional<String> keyword, Optional<Boolean> hasCaption) {
  public PhotoFilter {
    requireNonNull(datasetId, "datasetId");
    requireNonNull(keyword, "keyword");
    requireNonNull(hasCaption, "hasCaption");
  }

  /**
   * All of a knowledge base.
   *
   * @param datasetId the knowledge base
   * @return the request
   */
  public static PhotoFilter of(String datasetId) {
    return new PhotoFilter(datasetId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code keyword}.
   *
   * @param value what captions say
   * @return a copy
   */
  public PhotoFilter withKeyword(String value) {
    return new PhotoFilter(datasetId, Optional.of(value), hasCaption);
  }

  /**
   * The same with {@code has_caption}.
   *
   * @param value whether there is one
   * @return a copy
   */
  public PhotoFilter withHasCaption(boolean value) {
    return new PhotoFilter(datasetId, keyword, Optional.of(value));
  }
}
