package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items in Coze's order
 * @param total how many there are on all pages, when Coze says so
 * @param hasMore whether another page follows, when Coze says so
 * @param next the token of the next page, when the list has tokens
 */
public record Page<T>(
    List<T> items, Optional<Long> total, Optional<Boolean> hasMore, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
    requireNonNull(total, "total");
    requireNonNull(hasMore, "hasMore");
    requireNonNull(next, "next");
  }
}
