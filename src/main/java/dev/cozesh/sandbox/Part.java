package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a list that follows a token, which is the place where the part before it ended.
 *
 * @param from the place of its first row, from 0
 */
record Part(int from, int size) {
  private static final String PREFIX = "p";

  /** Reads {@code page_token}; an empty one asks for the beginning. */
  static Part of(String token, int size) {
    if (token.isEmpty()) {
      return new Part(0, size);
    }
    if (!token.matches(PREFIX + "\\d{1,9}")) {
      throw Refused.parameter("page_token is none that a list answered");
    }
    return new Part(Integer.parseInt(token.substring(PREFIX.length())), size);
  }

  List<ObjectNode> of(List<ObjectNode> all) {
    int start = Math.min(from, all.size());
    return new ArrayList<>(all.subList(start, Math.min(start + size, all.size())));
  }

  boolean hasMore(int total) {
    return (long) from + size < total;
  }

  /** The token of the next part, empty when this is the last. */
  String next(int total) {
    return hasMore(total) ? PREFIX + (from + size) : "";
  }
}
