package dev.cozesh.shell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a text is cut into pieces it is shown the same, and nothing of it is lost or moved. */
class MarkdownProperties {
  @Property
  void piecesGiveWhatTheWholeGives(
      @ForAll("markdown") String text,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll boolean colours) {
    StringBuilder printed = new StringBuilder();
    Markdown markdown = new Markdown(screen(colours), printed::append);
    int from = 0;
    for (int turn = 0; from < text.length(); turn++) {
      int to = Math.min(text.length(), from + sizes.get(turn % sizes.size()));
      markdown.piece(text.substring(from, to));
      from = to;
    }
    markdown.end();
    assertEquals(shown(text, colours), printed.toString());
  }

  @Property
  void coloursChangeNothingInATextWithoutMarks(@ForAll @From("unmarked") String text) {
    assertEquals(text, bare(shown(text, true)));
    assertEquals(text, shown(text, false));
  }

  @Property
  void noWordIsLostOrMoved(@ForAll("markdown") String text, @ForAll boolean colours) {
    assertEquals(words(text), words(bare(shown(text, colours))));
  }

  @Property
  void marksThatAreNotClosedLoseNothing(@ForAll("singles") String text) {
    assertEquals(text, bare(shown(text, true)));
  }

  private static String words(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String bare(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private static String shown(String text, boolean colours) {
    StringBuilder printed = new StringBuilder();
    Markdown markdown = new Markdown(screen(colours), printed::append);
    markdown.piece(text);
    markdown.end();
    return printed.toString();
  }

  private static Screen screen(boolean colours) {
    return new Screen(
        0, new Ink(colours), false, InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
  }

  @Provide
  Arbitrary<String> markdown() {
    return joined(
        "*",
        "**",
        "_",
        "__",
        "***",
        "`",
        "``",
        "```",
        "~~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "!",
        "!",
        "#",
        "## ",
        "- ",
        "* ",
        "> ",
        "|",
        " | ",
        "|---|",
        "| a |\n",
        "|:-:|--:|\n",
        "---",
        "\\",
        "\\|",
        "\n",
        "\n",
        "\n\n",
        " ",
        " ",
        "  ",
        "\t",
        "a",
        "b1",
        "求职",
        "。",
        "👍",
        "é",
        ":",
        "1. ");
  }

  @Provide
  Arbitrary<String> unmarked() {
    return joined(
        "a",
        "B2",
        " ",
        "  ",
        "\n",
        "\n",
        "\t",
        "求职助手",
        "，",
        "。",
        "👍",
        "👨\u200d👩\u200d👧",
        ".",
        ",",
        ":",
        ";",
        "(",
        ")",
        "]",
        "{",
        "}",
        "/",
        "1. ",
        "?",
        "%",
        "=",
        "\"",
        "'",
        "$",
        "&",
        "@",
        "^",
        "<");
  }

  /** One mark in a text has nothing to close it. */
  @Provide
  Arbitrary<String> singles() {
    Arbitrary<String> words = joined("a", "B2", " ", "求职", "。", "👍", ".");
    return Arbitraries.of("*", "**", "***", "_", "__", "`", "``", "[", "[x", "![", "[x]", "[x](y")
        .flatMap(mark -> words.flatMap(head -> words.map(tail -> "x" + head + mark + tail)));
  }

  private static Arbitrary<String> joined(String... words) {
    return Arbitraries.of(words).list().ofMaxSize(40).map(all -> String.join("", all));
  }
}
