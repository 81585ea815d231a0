package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked for, with the endpoints that do it, or the word that none does. */
final class Purposes {
  private static final String INSTEAD = "!";

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A purpose, and what serves it.
   *
   * @param endpoint what does it, or comes near
   * @param rank among those that serve the same purpose, from 0: what it is for comes before what
   *     it is good for, too
   * @param relation what it does for two things; empty for the endpoint's plain use
   * @param absence that nothing does it; empty when the endpoint does
   */
  record Entry(
      Purpose purpose,
      Optional<Endpoint> endpoint,
      int rank,
      Optional<Meanings.Relation> relation,
      Optional<Meanings.Absence> absence) {}

  Purposes(EndpointTable endpoints, Meanings meanings, Lexicon lexicon) {
    for (Endpoint endpoint : endpoints.all()) {
      List<String> readings = meanings.readings().getOrDefault(endpoint.id(), List.of());
      if (readings.isEmpty() || !readings.get(0).startsWith(INSTEAD)) {
        derived(endpoint, lexicon).ifPresent(purpose -> plain(purpose, endpoint, 0));
      }
      for (String reading : readings) {
        int rank = reading.startsWith(INSTEAD) ? 0 : 1;
        plain(Purpose.strict(reading.replace(INSTEAD, "")), endpoint, rank);
      }
    }
    meanings.relations().forEach(relation -> add(relation, endpoints));
    meanings
        .absent()
        .forEach(
            absence ->
                absence
                    .means()
                    .forEach(
                        means ->
                            entries.add(
                                new Entry(
                                    Purpose.strict(means),
                                    Optional.empty(),
                                    0,
                                    Optional.empty(),
                                    Optional.of(absence)))));
  }

  List<Entry> all() {
    return entries;
  }

  private void plain(Purpose purpose, Endpoint endpoint, int rank) {
    entries.add(
        new Entry(purpose, Optional.of(endpoint), rank, Optional.empty(), Optional.empty()));
  }

  private void add(Meanings.Relation relation, EndpointTable endpoints) {
    for (String means : relation.means()) {
      for (int rank = 0; rank < relation.endpoints().size(); rank++) {
        entries.add(
            new Entry(
                Purpose.strict(means),
                Optional.of(endpoints.named(relation.endpoints().get(rank))),
                rank,
                Optional.of(relation),
                Optional.empty()));
      }
    }
  }

  /** What an id says of itself: {@code bots.versions.list}; one that was only seen, by its path. */
  private static Optional<Purpose> derived(Endpoint endpoint, Lexicon lexicon) {
    if (endpoint.provenance().sources().contains(Provenance.Source.SEEN)) {
      return Optional.empty();
    }
    int dot = endpoint.id().lastIndexOf('.');
    List<String> verb = intents(lexicon, endpoint.id().substring(dot + 1));
    List<String> objects = new ArrayList<>();
    for (String part : endpoint.id().substring(0, Math.max(0, dot)).split("\\.")) {
      lexicon.senses(Words.of(part)).stream()
          .flatMap(sense -> sense.object().stream())
          .filter(object -> !objects.contains(object))
          .forEach(objects::add);
    }
    return verb.isEmpty() || objects.isEmpty()
        ? Optional.empty()
        : Optional.of(new Purpose(verb.get(0), objects, false));
  }

  private static List<String> intents(Lexicon lexicon, String word) {
    return lexicon.senses(Words.of(word)).stream()
        .flatMap(sense -> sense.intents().stream())
        .toList();
  }
}
