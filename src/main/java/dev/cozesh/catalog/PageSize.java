package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * How many rows one page of a list holds; at least 1.
 *
 * @param endpoint the id of the list endpoint
 * @param usual what Coze takes when the request does not say
 * @param max the most that may be asked for; empty when no source says
 * @param source the page that says so
 */
public record PageSize(String endpoint, int usual, OptionalInt max, String source) {
  public PageSize {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(max, "max");
    requireNonNull(source, "source");
  }

  /** {@return the largest page that is surely allowed} */
  public int largest() {
    return max.orElse(usual);
  }
}
