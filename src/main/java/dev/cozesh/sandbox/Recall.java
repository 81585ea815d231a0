package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.model.Prompt.Passage;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the paragraph that has most words in common with a question, among documents whose text is
 * known: those sent as {@code txt} within a request.
 */
final class Recall {
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsAlphabetic}\\p{IsDigit}&&[^\\p{IsHan}]]{2,}|\\p{IsHan}(?=(\\p{IsHan}))");

  private final Transaction tx;

  Recall(Transaction tx) {
    this.tx = tx;
  }

  /** The best of all paragraphs, or empty when none shares a word with the question. */
  Optional<Passage> find(JsonNode datasets, String question) {
    Set<String> wanted = words(question);
    Optional<Passage> best = Optional.empty();
    int most = 0;
    for (JsonNode dataset : datasets) {
      for (ObjectNode document : Documents.of(tx, dataset.asText())) {
        for (String paragraph : document.path("text").asText().split("\\R+")) {
          Set<String> shared = words(paragraph);
          shared.retainAll(wanted);
          if (shared.size() > most) {
            most = shared.size();
            best = Optional.of(new Passage(document.path("name").asText(), paragraph.strip()));
          }
        }
      }
    }
    return best;
  }

  /** Words in lower case; of Chinese, which has no blanks, every two neighbours. */
  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group() + word.group(1));
    }
    return words;
  }
}
