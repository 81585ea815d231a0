package dev.cozesh.catalog;

import java.util.List;
import java.util.Map;

/**
 * The words that people use for Coze's things, and what each endpoint is good for.
 *
 * @param objects the words for a thing; a phrase has underscores
 * @param intents the words for what is done with it
 * @param near for an intent, others that an endpoint may have where it was written
 * @param fillers words that say nothing
 * @param readings by endpoint, what else it may be asked for; {@code !} before the first: only so
 * @param relations what one endpoint does for two things
 * @param absent what no public endpoint does
 * @param hints by endpoint, what to mind
 * @param lines by endpoint, a line of the language that is shorter than a raw call
 */
record Meanings(
    Map<String, List<String>> objects,
    Map<String, List<String>> intents,
    Map<String, List<String>> near,
    List<String> fillers,
    Map<String, List<String>> readings,
    List<Relation> relations,
    List<Absence> absent,
    Map<String, String> hints,
    Map<String, String> lines) {
  static Meanings read(CatalogFiles files) {
    return files.read("meanings", Meanings.class);
  }

  /**
   * What an endpoint does for two things.
   *
   * @param endpoints ids, the best first
   * @param means what it is asked for: {@code bind bot dataset}
   * @param needs parameters without which it does not do it
   * @param note what to mind
   * @param line of the language
   */
  record Relation(
      List<String> endpoints, List<String> means, List<String> needs, String note, String line) {}

  /**
   * What no public endpoint does.
   *
   * @param means what it is asked for
   * @param nothing says so
   * @param nearest ids of what comes closest
   */
  record Absence(List<String> means, String nothing, List<String> nearest, List<Way> ways) {}

  /**
   * What leads there without an endpoint.
   *
   * @param source who says so
   */
  record Way(String way, String source) {
    String told() {
      return way + " (" + source + ")";
    }
  }
}
