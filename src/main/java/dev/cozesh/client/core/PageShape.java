package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where an answer keeps a page: JSON pointers.
 *
 * @param items the rows
 * @param total how many rows there are in all
 * @param hasMore whether another page follows
 */
public record PageShape(String items, Optional<String> total, Optional<String> hasMore) {
  public PageShape {
    requireNonNull(items, "items");
    requireNonNull(total, "total");
    requireNonNull(hasMore, "hasMore");
  }

  /**
   * Ends when as many rows came as the total says.
   *
   * @param items JSON pointer to the rows
   * @param total JSON pointer to the number of all rows
   * @return the shape
   */
  public static PageShape counted(String items, String total) {
    return new PageShape(items, Optional.of(total), Optional.empty());
  }

  /**
   * Ends when the answer says that nothing follows.
   *
   * @param items JSON pointer to the rows
   * @param hasMore JSON pointer to whether another page follows
   * @return the shape
   */
  public static PageShape chained(String items, String hasMore) {
    return new PageShape(items, Optional.empty(), Optional.of(hasMore));
  }
}
