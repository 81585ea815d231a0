package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The part of a list that was asked for.
 *
 * @param number from 1
 */
record Page(int number, int size) {
  /** Whether a page behind this one has something. */
  boolean hasMore(int total) {
    return (long) number * size < total;
  }

  <T> List<T> of(List<T> all) {
    long from = Math.min((number - 1L) * size, all.size());
    long to = Math.min(from + size, all.size());
    return all.subList((int) from, (int) to);
  }

  static ArrayNode array(List<ObjectNode> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    rows.forEach(array::add);
    return array;
  }
}
