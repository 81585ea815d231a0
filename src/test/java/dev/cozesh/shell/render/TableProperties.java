package dev.cozesh.shell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jline.utils.WCWidth;

/** The columns of a table begin at the same place in each line, by another library's measure. */
class TableProperties {
  @Property
  void columnsAreAligned(
      @ForAll @Size(min = 1, max = 6) List<@Size(3) List<@From("cells") String>> rows) {
    List<List<String>> marked =
        rows.stream().map(row -> row.stream().map(cell -> "|" + cell).toList()).toList();
    String[] lines = new Table(List.of("|a", "|b", "|c"), marked).text(Ink.NONE).split("\n");
    assertEquals(rows.size() + 1, lines.length);
    List<Integer> starts = starts(lines[0]);
    for (String line : lines) {
      assertEquals(starts, starts(line), String.join("\n", lines));
    }
  }

  @Property
  void aTableThatCanBeNarrowIsAsWideAsItsScreen(
      @ForAll @Size(min = 1, max = 6) List<@Size(3) List<@From("cells") String>> rows,
      @ForAll @IntRange(min = 30, max = 90) int columns) {
    Screen screen =
        new Screen(columns, Ink.NONE, false, InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
    List<Map<String, String>> records =
        rows.stream()
            .map(row -> Map.of("id", "1", "a", "x" + row.get(0), "b", row.get(1), "c", row.get(2)))
            .toList();
    for (String line : new ValueTable(screen).of(records).split("\n")) {
      assertTrue(width(line) <= columns, line);
    }
  }

  private static List<Integer> starts(String line) {
    return IntStream.range(0, line.length())
        .filter(at -> line.charAt(at) == '|')
        .mapToObj(at -> width(line.substring(0, at)))
        .toList();
  }

  private static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.of(
            "a",
            "Z",
            "7",
            " ",
            "é",
            "e\u0301",
            "武",
            "汉",
            "求职助手",
            "、",
            "（",
            "ｱ",
            "Ａ",
            "한국",
            "カ",
            "👍",
            "🚀",
            "\u001b[31m",
            "\u202e")
        .list()
        .ofMaxSize(12)
        .map(words -> String.join("", words));
  }
}
