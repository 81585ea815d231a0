package dev.cozesh.probe.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Whatever stands around it, what must not be written down is not. */
class MaskingProperties {
  private static final String TOKEN = "pat_test_masking0123456789";

  @Property(tries = 2000)
  void nothingPrivateGetsThrough(
      @ForAll("hidden") String hidden,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after,
      @ForAll Wrapping wrapping) {
    String text = wrapping.wrap(before + hidden + after);
    String masked = masking(true).mask(text);
    assertFalse(masked.contains(hidden), () -> text + " became " + masked);
    assertFalse(masked.contains(wrapping.bare(hidden)), () -> text + " became " + masked);
  }

  @Property(tries = 1000)
  void whatIsMaskedStaysAsItIs(
      @ForAll("hidden") String hidden,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after,
      @ForAll Wrapping wrapping) {
    Masking masking = masking(true);
    String once = masking.mask(wrapping.wrap(before + hidden + after));
    assertEquals(once, masking.mask(once));
  }

  @Property(tries = 1000)
  void whatIsNotPrivateStays(@ForAll("harmless") String word, @ForAll("borders") String border) {
    String text = border + word + border;
    assertEquals(text, masking(false).mask(text));
  }

  @Property(tries = 500)
  void aLogIdHasNoAlias(@ForAll("logIds") String logId, @ForAll("borders") String border) {
    String text = border + logId + border;
    assertEquals(text, masking(true).mask(text));
  }

  @Property(tries = 500)
  void jsonStaysJson(
      @ForAll("hidden") String hidden,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after) {
    String number = hidden.chars().allMatch(c -> c >= '0' && c <= '9') ? hidden : "1";
    String inner = Json.object().put("said", before + hidden + after).toString();
    String json =
        Json.object()
            .put("text", before + hidden + after)
            .put("nested", inner)
            .put("line", "\n" + hidden + "\t" + hidden)
            .toString()
            .replaceFirst("\\{", "{\"number\":" + number + ",\"list\":[" + number + "],");
    JsonNode masked = Json.parse(masking(true).mask(json), "the masked body");
    assertEquals(5, masked.size());
    assertTrue(Json.parse(masked.get("nested").asText(), "the inner one").has("said"));
  }

  @Property(tries = 500)
  void theSameIdHasTheSameAliasEverywhere(
      @ForAll("ids") String id, @ForAll("borders") String border) {
    Masking masking = masking(true);
    String path = masking.mask("/v1/bots/" + id);
    assertEquals("/v1/bots/id-1", path);
    assertEquals("{\"id\":\"id-1\"}", masking.mask("{\"id\":" + id + "}"));
    assertEquals(border + "id-1" + border, masking.mask(border + id + border));
    assertEquals("%22id-1%22", masking.mask("%22" + id + "%22"));
  }

  enum Wrapping {
    PLAIN {
      @Override
      String wrap(String text) {
        return text;
      }
    },
    JSON {
      @Override
      String wrap(String text) {
        return Json.object().put("message", "line\n" + text).toString();
      }
    },
    JSON_IN_JSON {
      @Override
      String wrap(String text) {
        return JSON.wrap(JSON.wrap(text));
      }
    },
    FORM {
      @Override
      String wrap(String text) {
        return "a=1&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&b=2";
      }

      @Override
      String bare(String hidden) {
        return URLEncoder.encode(hidden, StandardCharsets.UTF_8);
      }
    };

    abstract String wrap(String text);

    String bare(String hidden) {
      return hidden;
    }
  }

  private static Masking masking(boolean anonymise) {
    return new Masking(() -> Set.of(TOKEN), anonymise);
  }

  @Provide
  Arbitrary<String> hidden() {
    StringArbitrary digits = Arbitraries.strings().numeric();
    Arbitrary<String> name =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    return Arbitraries.oneOf(
        Arbitraries.just(TOKEN),
        digits.ofLength(12).map(rest -> "pat_test_" + rest),
        name.map(each -> each + ".w+x@example.com"),
        name.map(each -> each + "@mail.example.cn"),
        mobiles(),
        mobiles().map(number -> "+86" + number),
        mobiles().map(MaskingProperties::grouped),
        digits.ofLength(9).map(rest -> "+44 7" + rest),
        digits.ofLength(7).map(rest -> "+1 (415) 5" + rest),
        digits.ofLength(9).map(rest -> "00491" + rest),
        ids());
  }

  private static String grouped(String number) {
    return number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
  }

  private static Arbitrary<String> mobiles() {
    return Combinators.combine(
            Arbitraries.integers().between(13, 19), Arbitraries.strings().numeric().ofLength(9))
        .as((head, rest) -> head + rest);
  }

  @Provide
  Arbitrary<String> ids() {
    return Combinators.combine(
            Arbitraries.of("73", "74", "75"), Arbitraries.strings().numeric().ofLength(17))
        .as((head, rest) -> head + rest);
  }

  /** What may stand beside something private without making another word of it. */
  @Provide
  Arbitrary<String> surroundings() {
    Arbitrary<String> noise = Arbitraries.strings().ascii().ofMaxLength(12);
    return Combinators.combine(noise, borders()).as((text, border) -> border + text + border);
  }

  @Provide
  Arbitrary<String> borders() {
    return Arbitraries.of(" ", "\"", "'", "/", "=", ":", ",", "<", ">", "(", "的", "|", "\n", "\t");
  }

  @Provide
  Arbitrary<String> harmless() {
    StringArbitrary hex = Arbitraries.strings().withChars("0123456789abcdef");
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1_500_000_000L, 1_999_999_999L).map(String::valueOf),
        Arbitraries.longs().between(1_500_000_000_000L, 1_999_999_999_999L).map(String::valueOf),
        ids(),
        logIds(),
        hex.ofLength(62).map(rest -> "a" + rest + "f"),
        Arbitraries.longs().between(0, 9_999_999).map(n -> "2026-11-25T22:15:00+08:00 " + n),
        Arbitraries.of(
            "550e8400-e29b-41d4-a716-446655440000",
            "20261125-221500-7f3a",
            "Invalid request parameters",
            "page_token=abc",
            "missing session_key in cookie",
            "authorization: required",
            "0.13812345678",
            "https://www.coze.cn/open/docs",
            "npm@1.2.3"));
  }

  @Provide
  Arbitrary<String> logIds() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 28),
            Arbitraries.strings().withChars("0123456789ABCDEF").ofLength(20))
        .as((month, day, rest) -> String.format("2026%02d%02d152726%s", month, day, rest));
  }
}
