package dev.cozesh.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * Something that can be asked for.
 *
 * @param intent what is done; empty for a place in the table that does nothing
 * @param objects what it is done with, the one that matters most last
 * @param strict whether every object has to be named; else those before the last may be left out
 */
record Purpose(String intent, List<String> objects, boolean strict) {
  Purpose {
    objects = List.copyOf(objects);
  }

  /** {@code bind bot dataset}. */
  static Purpose strict(String words) {
    List<String> parts = Arrays.asList(words.split(" "));
    return new Purpose(parts.get(0), parts.subList(1, parts.size()), true);
  }

  /** The object that it is about; empty when it has none. */
  String head() {
    return objects.isEmpty() ? "" : objects.get(objects.size() - 1);
  }
}
