package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How speech is understood; what is absent is left to Coze.
 *
 * @param hotWords words that are to be expected
 * @param context what the talk is about
 * @param userLanguage common, zh, cant, sc, en, ja, ko, fr, id, es, pt, ms, ru
 * @param enableDdc whether slips of the tongue are taken out
 * @param enableItn whether numbers are written in digits
 * @param enablePunc whether there is punctuation
 * @param streamMode {@code output_no_stream} or {@code bidirectional_stream}
 * @param enableEmotion whether the feeling is told
 * @param enableGender whether the sex is told
 * @param other members without a name here
 */
public record AsrConfig(
    Optional<List<String>> hotWords,
    Optional<String> context,
    Optional<String> contextType,
    Optional<WireValue> userLanguage,
    Optional<Boolean> enableDdc,
    Optional<Boolean> enableItn,
    Optional<Boolean> enablePunc,
    Optional<WireValue> streamMode,
    Optional<Boolean> enableNostream,
    Optional<Boolean> enableEmotion,
    Optional<Boolean> enableGender,
    Optional<SensitiveWords> sensitiveWordsFilter,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public AsrConfig {
    hotWords = hotWords.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * Speech in that language, in all else as Coze understands it.
   *
   * @param language one that Coze knows, {@code zh}
   * @return the settings
   */
  public static AsrConfig of(String language) {
    return new AsrConfig(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(WireValue.of(language)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /**
   * Words that are not written down.
   *
   * @param systemReservedFilter whether Coze's own list counts
   * @param filterWithEmpty words that are left out
   * @param filterWithSigned words that are replaced by signs
   * @param other members without a name here
   */
  public record SensitiveWords(
      Optional<Boolean> systemReservedFilter,
      Optional<List<String>> filterWithEmpty,
      Optional<List<String>> filterWithSigned,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public SensitiveWords {
      filterWithEmpty = filterWithEmpty.map(List::copyOf);
      filterWithSigned = filterWithSigned.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }
}
