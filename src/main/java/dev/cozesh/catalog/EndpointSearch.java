package dev.cozesh.catalog;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds endpoints by words. A word counts where it stands best: in the id, the path, the summary,
 * the method or the notes; the beginning of a word counts half. Only the endpoints with the most
 * words come back.
 */
final class EndpointSearch {
  private static final int SHORTEST_BEGINNING = 3;

  private final List<Entry> entries;
  private final Map<String, String> synonyms;

  EndpointSearch(List<Endpoint> endpoints, Map<String, String> synonyms) {
    entries = endpoints.stream().map(Entry::of).toList();
    this.synonyms = synonyms;
  }

  List<Endpoint> find(String text) {
    List<String> words = words(text).distinct().toList();
    List<Hit> hits = entries.stream().map(entry -> hit(entry, words)).toList();
    int most = hits.stream().mapToInt(Hit::words).max().orElse(0);
    if (most == 0) {
      return List.of();
    }
    Comparator<Hit> best =
        comparing(Hit::score)
            .reversed()
            .thenComparing(hit -> hit.endpoint().deprecated())
            .thenComparing(hit -> hit.endpoint().id().length());
    return hits.stream()
        .filter(hit -> hit.words() == most)
        .sorted(best)
        .map(Hit::endpoint)
        .toList();
  }

  private Hit hit(Entry entry, List<String> words) {
    int[] scores = words.stream().mapToInt(word -> score(entry, word)).toArray();
    int found = (int) Arrays.stream(scores).filter(score -> score > 0).count();
    return new Hit(entry.endpoint(), found, Arrays.stream(scores).sum());
  }

  private int score(Entry entry, String word) {
    return Stream.of(word, synonyms.get(word))
        .filter(Objects::nonNull)
        .mapToInt(entry::score)
        .max()
        .orElse(0);
  }

  /** Lower case, cut at everything but letters and digits, singular, without v1 to v3. */
  private static Stream<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !word.matches("v\\d"))
        .map(word -> word.length() > SHORTEST_BEGINNING ? word.replaceFirst("s$", "") : word);
  }

  private record Hit(Endpoint endpoint, int words, int score) {}

  private record Field(Set<String> words, int weight) {
    static Field of(String text, int weight) {
      return new Field(EndpointSearch.words(text).collect(toUnmodifiableSet()), weight);
    }

    int score(String word) {
      if (words.contains(word)) {
        return weight;
      }
      return word.length() >= SHORTEST_BEGINNING
              && words.stream().anyMatch(known -> known.startsWith(word))
          ? weight / 2
          : 0;
    }
  }

  private record Entry(Endpoint endpoint, List<Field> fields) {
    static Entry of(Endpoint endpoint) {
      return new Entry(
          endpoint,
          List.of(
              Field.of(endpoint.id(), 16),
              Field.of(endpoint.path(), 10),
              Field.of(endpoint.summary(), 6),
              Field.of(endpoint.method(), 4),
              Field.of(endpoint.notes(), 2)));
    }

    int score(String word) {
      return fields.stream().mapToInt(field -> field.score(word)).max().orElse(0);
    }
  }
}
