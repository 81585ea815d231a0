package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A template as words, some of which may be anything: what two equal requests got differently. */
record Wording(List<String> words) {
  private static final String ANYTHING = "*";

  Wording {
    words = List.copyOf(words);
  }

  static Wording of(String template) {
    return new Wording(List.of(template.split(" ")));
  }

  /** A word of a known-bad path that was repeated may be any word of another path. */
  boolean fits(String template) {
    String[] others = template.split(" ");
    if (others.length != words.size()) {
      return false;
    }
    for (int at = 0; at < others.length; at++) {
      if (!fits(words.get(at), others[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String word, String other) {
    if (word.equals(ANYTHING) || word.equals(other)) {
      return true;
    }
    int marker = word.indexOf("{SEGMENT}");
    return marker >= 0
        && other.length() >= word.length() - "{SEGMENT}".length()
        && other.startsWith(word.substring(0, marker))
        && other.endsWith(word.substring(marker + "{SEGMENT}".length()));
  }

  /** What both have in common, when that is at least half of the words. */
  Optional<Wording> common(String template) {
    String[] others = template.split(" ");
    if (others.length != words.size()) {
      return Optional.empty();
    }
    List<String> common = new ArrayList<>();
    int equal = 0;
    for (int at = 0; at < others.length; at++) {
      boolean same = words.get(at).equals(others[at]);
      equal += same ? 1 : 0;
      common.add(same ? others[at] : ANYTHING);
    }
    return equal * 2 >= others.length ? Optional.of(new Wording(common)) : Optional.empty();
  }
}
