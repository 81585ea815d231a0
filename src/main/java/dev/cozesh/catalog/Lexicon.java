package dev.cozesh.catalog;

import dev.cozesh.error.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What words mean: the thing, the deed, or both. */
final class Lexicon {
  private static final Sense STRANGER = new Sense(Optional.empty(), List.of(), false, false, false);
  private static final int LONGEST_PHRASE = 4;
  private static final int LONGEST_HAN = 6;
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_WITH_A_SLIP = 5;
  private static final int SHORTEST_WITH_TWO = 9;

  private final Map<String, String> objects;
  private final Map<String, List<String>> intents = new HashMap<>();
  private final Set<String> fillers;
  private final Set<String> all = new HashSet<>();
  private final Map<Character, List<String>> longByFirst;

  Lexicon(Meanings meanings) {
    Map<String, String> things = new HashMap<>();
    meanings.objects().forEach((thing, words) -> words.forEach(word -> things.put(word, thing)));
    objects = Map.copyOf(things);
    meanings
        .intents()
        .forEach(
            (intent, words) ->
                words.forEach(
                    word -> intents.computeIfAbsent(word, w -> new ArrayList<>()).add(intent)));
    fillers = Set.copyOf(meanings.fillers());
    all.addAll(objects.keySet());
    all.addAll(intents.keySet());
    all.addAll(fillers);
    longByFirst =
        all.stream()
            .filter(word -> word.length() >= SHORTEST_WITH_A_SLIP)
            .collect(Collectors.groupingBy(word -> word.charAt(0)));
  }

  /**
   * One word or phrase, understood.
   *
   * @param object empty when it names none
   * @param intents empty when it names no deed
   * @param known whether it means anything, be it that it says nothing
   * @param plural whether it was written so
   * @param guessed whether it was two slips away
   */
  record Sense(
      Optional<String> object,
      List<String> intents,
      boolean known,
      boolean plural,
      boolean guessed) {
    boolean ambiguous() {
      return object.isPresent() && !intents.isEmpty();
    }
  }

  /** Whether a segment is a verb and nothing else: {@code list}. */
  boolean isDeed(String segment) {
    return intents.containsKey(segment) && !objects.containsKey(segment);
  }

  /** What words that stand side by side mean, phrases as one. */
  List<Sense> senses(List<String> words) {
    List<Sense> senses = new ArrayList<>();
    for (int at = 0; at < words.size(); ) {
      int taken = phrase(words, at);
      if (taken > 1) {
        senses.add(sense(String.join("_", normal(words.subList(at, at + taken))), words, at));
        at += taken;
      } else {
        senses.addAll(single(words.get(at)));
        at++;
      }
    }
    return senses;
  }

  private Sense sense(String phrase, List<String> words, int at) {
    return known(phrase, !words.get(at).equals(Words.singular(words.get(at))), false);
  }

  private int phrase(List<String> words, int at) {
    for (int taken = Math.min(LONGEST_PHRASE, words.size() - at); taken > 1; taken--) {
      if (isWord(String.join("_", normal(words.subList(at, at + taken))))) {
        return taken;
      }
    }
    return 1;
  }

  private static List<String> normal(List<String> words) {
    return words.stream().map(Words::singular).toList();
  }

  private List<Sense> single(String word) {
    if (Words.isHan(word)) {
      return han(word);
    }
    String singular = Words.singular(word);
    if (isWord(word)) {
      return List.of(known(word, isWord(singular) && !singular.equals(word), false));
    }
    if (isWord(singular)) {
      return List.of(known(singular, true, false));
    }
    Optional<List<String>> parts = parts(word);
    if (parts.isPresent()) {
      return senses(parts.get());
    }
    return List.of(nearest(singular).map(near -> slipped(near, singular)).orElse(STRANGER));
  }

  private Sense slipped(String near, String word) {
    return known(near, false, !Nearest.isWithin(word, near, 1));
  }

  private Sense known(String word, boolean plural, boolean guessed) {
    return new Sense(
        Optional.ofNullable(objects.get(word)),
        intents.getOrDefault(word, List.of()),
        true,
        plural,
        guessed);
  }

  private boolean isWord(String word) {
    return all.contains(word);
  }

  /** Words that were written without a gap: {@code botlist}. */
  private Optional<List<String>> parts(String word) {
    for (int end = word.length() - SHORTEST_PART; end >= SHORTEST_PART; end--) {
      String head = word.substring(0, end);
      if (!isWord(head) && !isWord(Words.singular(head))) {
        continue;
      }
      String rest = word.substring(end);
      if (isWord(rest) || isWord(Words.singular(rest))) {
        return Optional.of(List.of(head, rest));
      }
      Optional<List<String>> more = parts(rest);
      if (more.isPresent()) {
        List<String> whole = new ArrayList<>(List.of(head));
        whole.addAll(more.get());
        return Optional.of(whole);
      }
    }
    return Optional.empty();
  }

  private Optional<String> nearest(String word) {
    if (word.length() < SHORTEST_WITH_A_SLIP) {
      return Optional.empty();
    }
    int slips = word.length() < SHORTEST_WITH_TWO ? 1 : 2;
    return longByFirst.getOrDefault(word.charAt(0), List.of()).stream()
        .filter(known -> Math.abs(known.length() - word.length()) <= slips)
        .filter(known -> Nearest.isWithin(word, known, slips))
        .sorted()
        .reduce((a, b) -> Nearest.isWithin(word, a, 1) || !Nearest.isWithin(word, b, 1) ? a : b);
  }

  /** Chinese has no gaps: the longest known word first; what is left over is one stranger. */
  private List<Sense> han(String text) {
    List<Sense> senses = new ArrayList<>();
    boolean strange = false;
    for (int at = 0; at < text.length(); ) {
      int taken = Math.min(LONGEST_HAN, text.length() - at);
      while (taken > 0 && !isWord(text.substring(at, at + taken))) {
        taken--;
      }
      if (taken > 0) {
        senses.add(known(text.substring(at, at + taken), false, false));
      }
      strange |= taken == 0;
      at += Math.max(1, taken);
    }
    if (strange) {
      senses.add(STRANGER);
    }
    return senses;
  }
}
