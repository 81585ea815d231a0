package dev.cozesh.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request, or a few words, seem to ask for.
 *
 * @param method upper case; empty when words were read
 * @param objects the things that were named, in their order
 * @param hinted things that are only hinted at: by a parameter, by a word with two meanings
 * @param intents what is to be done, with how much speaks for it: {@link #SAID} down to 1
 * @param strangers how many words nobody knows
 * @param guessed whether a word was read as another that is two slips away
 */
record Asked(
    String method,
    Set<String> objects,
    Set<String> hinted,
    Map<String, Integer> intents,
    int strangers,
    boolean guessed) {
  /** A verb that stands in the path. */
  static final int SAID = 8;

  /** What the method and the form of the path lead one to expect. */
  static final int EXPECTED = 6;

  /** A word that names a thing as well. */
  static final int AMBIGUOUS = 5;

  /** All of it; other than to a record, the order in which things were named matters to it. */
  List<Object> inOrder() {
    return List.of(
        method,
        List.copyOf(objects),
        List.copyOf(hinted),
        List.copyOf(intents.entrySet()),
        strangers,
        guessed);
  }

  boolean names(String object) {
    return objects.contains(object) || hinted.contains(object);
  }

  String last() {
    String last = "";
    for (String object : objects) {
      last = object;
    }
    return last;
  }
}
