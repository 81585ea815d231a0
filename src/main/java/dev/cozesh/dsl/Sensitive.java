package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.Map;
import java.util.TreeSet;

/**
 * The words of a block whose values a plan can hide.
 *
 * @param paths where each is on the wire
 */
record Sensitive(Map<String, String> paths) {
  /**
   * Where a word's value is on the wire.
   *
   * @throws CozeScriptException when it has none that a plan shows
   */
  String path(Object word, Place place) {
    String path = paths.get(String.valueOf(word));
    if (path == null) {
      throw new CozeScriptException(
          place,
          "sensitive does not know \"" + word + "\"",
          "a plan hides the values of " + String.join(", ", new TreeSet<>(paths.keySet())),
          Nearest.hint(String.valueOf(word), paths.keySet()));
    }
    return path;
  }
}
