package dev.cozesh.probe.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PatternProperties {
  private static final Origin HERE = new Origin("the pattern", true);

  @Property(tries = 300)
  void thereAreAsManyAsTheAlternativesMultiplyTo(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 6) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 3) int methods) {
    String names = "{GET,POST,PUT}";
    String pattern =
        (methods == 1 ? "GET" : names.substring(0, methods == 2 ? 9 : 13) + "}")
            + " "
            + sizes.stream().map(PatternProperties::group).collect(Collectors.joining());
    Variants variants = Pattern.expand(pattern, HERE);
    int product = sizes.stream().reduce(methods, (a, b) -> a * b);
    assertEquals(product, variants.all().size());
    assertEquals(product, new HashSet<>(variants.all()).size());
  }

  private static String group(int size) {
    return size == 1
        ? "/only"
        : IntStream.range(0, size)
            .mapToObj(i -> "a" + i)
            .collect(Collectors.joining(",", "/{", "}"));
  }

  @Property(tries = 300)
  void eachPairOfValuesMeets(
      @ForAll @Size(min = 2, max = 7) List<@IntRange(min = 1, max = 9) Integer> sizes) {
    int[] factors = sizes.stream().mapToInt(Integer::intValue).toArray();
    List<int[]> rows = Pairwise.rows(factors);
    for (int left = 0; left < factors.length; left++) {
      for (int right = left + 1; right < factors.length; right++) {
        assertEquals(factors[left] * factors[right], pairs(rows, left, right));
      }
    }
    List<Integer> largest = sizes.stream().sorted((a, b) -> b - a).toList();
    int least = largest.get(0) * largest.get(1);
    assertTrue(rows.size() >= least);
    assertTrue(rows.size() <= 2 * least + 8, rows.size() + " rows for " + sizes);
  }

  private static long pairs(List<int[]> rows, int left, int right) {
    return rows.stream().map(row -> row[left] * 100 + row[right]).distinct().count();
  }

  @Property(tries = 100)
  void theSamePatternGivesTheSameCover(
      @ForAll @Size(min = 3, max = 5) List<@IntRange(min = 2, max = 4) Integer> sizes) {
    String pattern = sizes.stream().map(PatternProperties::group).collect(Collectors.joining());
    Variants once = Pattern.expand(pattern, HERE);
    assertEquals(once, Pattern.expand(pattern, HERE));
    Set<Attempt> order = new LinkedHashSet<>(once.all());
    order.retainAll(new HashSet<>(once.cover()));
    assertEquals(List.copyOf(order), once.cover());
  }

  @Property(tries = 5_000)
  void noTextIsMoreThanAUsageError(@ForAll("patterns") String text) {
    try {
      for (Attempt attempt : Pattern.expand(text, HERE).all()) {
        assertTrue(attempt.path().startsWith("/"));
        assertTrue(Head.isMethod(attempt.method()));
      }
    } catch (CozeUsageException e) {
      assertTrue(e.what().matches("(?s)the pattern, column \\d+: .+"), e.what());
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "{",
                "}",
                ",",
                "..",
                "\\",
                "/",
                "?",
                "&",
                "=",
                "%",
                "%4",
                "%41",
                "#",
                " ",
                "v1",
                "9",
                "GET ",
                "POST ",
                "https://",
                "http://a",
                "@",
                ":",
                "[",
                "]",
                "{1..3}",
                "{a,b}",
                "{bot_id}",
                "\n",
                "\u0000",
                "你",
                "\ud83d"),
            Arbitraries.strings().ofMaxLength(3));
    return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void whatIsEscapedIsTheText(@ForAll("segments") String segment) {
    String escaped = segment.replaceAll("([\\\\{},])", "\\\\$1").replace("%", "%25");
    Variants variants = Pattern.expand("/" + escaped, List.of(), Map.of(), HERE);
    assertEquals(List.of("/" + segment), variants.all().stream().map(Attempt::path).toList());
  }

  @Provide
  Arbitrary<String> segments() {
    return Arbitraries.strings().withChars("ab1{},\\%+.-_你").ofMinLength(1).ofMaxLength(8);
  }
}
