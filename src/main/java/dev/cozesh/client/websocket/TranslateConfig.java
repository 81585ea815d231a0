package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which language into which.
 *
 * @param from a language, {@code zh}
 * @param to a language, {@code en}
 * @param hotWords words that are to be expected
 * @param glossary words whose translation is given
 * @param other members without a name here
 */
public record TranslateConfig(
    Optional<String> from,
    Optional<String> to,
    Optional<List<String>> hotWords,
    Optional<List<Term>> glossary,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public TranslateConfig {
    hotWords = hotWords.map(List::copyOf);
    glossary = glossary.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * From one language into another.
   *
   * @param from a language, {@code zh}
   * @param to a language, {@code en}
   * @return the settings
   */
  public static TranslateConfig of(String from, String to) {
    return new TranslateConfig(
        Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * A word with its translation.
   *
   * @param other members without a name here
   */
  public record Term(
      Optional<String> original,
      Optional<String> translation,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Term {
      other = Others.copyOf(other);
    }
  }
}
