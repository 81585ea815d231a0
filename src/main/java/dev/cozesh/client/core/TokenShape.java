package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

/**
 * Where an answer of a chained list keeps its page, as JSON pointers: each page says how to ask for
 * the next.
 *
 * @param items the rows
 * @param hasMore whether another page follows; when an answer says nothing there, a token means yes
 * @param next the token of the next page, or the id of the last row
 */
public record TokenShape(String items, String hasMore, String next) {
  /** As most lists have it: {@code items}, {@code has_more}, {@code next_page_token} in data. */
  public static final TokenShape USUAL =
      new TokenShape("/data/items", "/data/has_more", "/data/next_page_token");

  public TokenShape {
    requireNonNull(items, "items");
    requireNonNull(hasMore, "hasMore");
    requireNonNull(next, "next");
  }
}
