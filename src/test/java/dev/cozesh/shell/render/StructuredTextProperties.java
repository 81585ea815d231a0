package dev.cozesh.shell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cozesh.error.Unseen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is shown as JSON and as YAML reads back the same; neither lets a control character pass. */
class StructuredTextProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Screen SCREEN =
      new Screen(80, Ink.NONE, false, InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
  private static final List<String> TRICKY =
      List.of(
          "",
          " ",
          "~",
          "null",
          "Null",
          "yes",
          "NO",
          "on",
          "y",
          "true",
          "False",
          "123",
          "-1",
          "1.5",
          "0x1f",
          "017",
          "0o17",
          "1:30",
          "12:30:45",
          "2026-11-25",
          "1e3",
          ".inf",
          ".NaN",
          "=",
          "<<",
          "a: b",
          "a:b",
          "a:",
          ": a",
          "a #b",
          "a#b",
          "# a",
          "- a",
          "-",
          "--- a",
          "---",
          "...",
          "? a",
          "[a]",
          "{a}",
          "a, b",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "|",
          ">",
          "'a'",
          "\"a\"",
          "%a",
          "@a",
          "`a`",
          " a",
          "a ",
          "  a\nb",
          "a\nb",
          "a\nb\n",
          "a\nb\n\n",
          "\na",
          "\n",
          "\n\n",
          "a\n\nb",
          "a\n b",
          "a\n\tb",
          "\ta",
          "a\tb",
          "a\n  \nb",
          "a\r\nb",
          "a\\nb",
          "a\\",
          "\\",
          "求职助手",
          "面试 · 模拟",
          "你好，世界：好",
          "# 角色\n你是助手",
          "- 一\n- 二\n",
          "👍",
          "👨\u200d👩\u200d👧",
          "a\u0000b",
          "\u001b[31mred",
          "\u009b31m",
          "a\u202eb",
          "a\u2028b",
          "a\u0085b",
          "\ufeffa",
          "a\u00a0",
          "\u3000a",
          "a  b",
          "https://x.test/a?b=c#d",
          "a/b",
          "/a",
          "_a",
          "é",
          "e\u0301",
          "\ud83d\udc4d a: b");

  @Property
  void jsonReadsBack(@ForAll("values") Object value) throws JsonProcessingException {
    Folded folded = new Folded();
    String text = new JsonText(SCREEN, Part::of, folded).of(value, "_");
    assertEquals("", folded.told());
    assertEquals(normal(value), normal(JSON.readValue(text, Object.class)), text);
    assertHarmless(text);
  }

  @Property
  void yamlReadsBack(@ForAll("values") Object value) {
    Folded folded = new Folded();
    String text = new YamlText(SCREEN, Part::of, folded).of(value, "_");
    assertEquals("", folded.told());
    assertEquals(normal(value), normal(yaml(text)), text);
    assertHarmless(text);
  }

  @Property(tries = 50)
  void foldedYamlIsStillYaml(@ForAll("values") Object value) {
    Object large =
        new ArrayList<>(
            Collections.nCopies(25, Map.of("a", Arrays.asList(value, "x".repeat(5000)))));
    Folded folded = new Folded();
    String text = new YamlText(SCREEN, Part::of, folded).of(large, "_");
    assertTrue(folded.told().startsWith("`show _"));
    assertEquals(20, ((List<?>) yaml(text)).size());
    assertHarmless(text);
  }

  /** As it is printed: with a line break behind it. */
  private static Object yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text + "\n");
  }

  private static void assertHarmless(String text) {
    assertTrue(
        text.codePoints().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && !Unseen.is(c)));
  }

  /** Numbers by their value, whatever class a reader gives them. */
  private static Object normal(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> normal = new LinkedHashMap<>();
      map.forEach((key, member) -> normal.put(key, normal(member)));
      return normal;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(StructuredTextProperties::normal).toList().toString();
    }
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : value;
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts().map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().between(-1e20, 1e20).map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.just((Object) "null").injectNull(1.0));
    return Arbitraries.recursive(() -> leaves, this::containers, 0, 3);
  }

  private Arbitrary<Object> containers(Arbitrary<Object> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(4).map(list -> (Object) list),
        Arbitraries.maps(texts(), inner).ofMaxSize(4).map(map -> (Object) map));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(TRICKY),
        Arbitraries.of(TRICKY).list().ofMinSize(2).ofMaxSize(3).map(all -> String.join("", all)),
        Arbitraries.strings().all().ofMaxLength(12).filter(StructuredTextProperties::isUnicode));
  }

  /** Half a pair of surrogates is no text. */
  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
