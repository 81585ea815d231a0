package dev.cozesh.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

class LineHighlighterProperties {
  private static final List<String> BITS =
      List.of(
          "bot ",
          "客服",
          "😀",
          "👩\u200d👩\u200d👧",
          "한국어",
          "s = ",
          "'",
          "\"",
          "\"\"\"",
          "/",
          "${",
          "}",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "/*",
          "//",
          "\n",
          "\t",
          "  ",
          "\\",
          "#",
          "1.5",
          "\u001b",
          "\u0000",
          "\n/help ",
          "e\u0301",
          "\ud83d");

  private static final LineHighlighter COLOURED = highlighter(true);

  @Property(tries = 1_000)
  void theTextStaysAsItIs(@ForAll("typed") String text) {
    assertEquals(text, COLOURED.highlight(null, text).toString());
  }

  @Property(tries = 1_000)
  void anyTextStaysAsItIs(@ForAll String text) {
    assertEquals(text, COLOURED.highlight(null, text).toString());
  }

  @Property(tries = 300)
  void itStaysAsItIsWithACursorAnywhere(@ForAll("typed") String text, @ForAll int place)
      throws IOException {
    LineReaderImpl reader = reader();
    reader.getBuffer().write(text);
    reader.getBuffer().cursor(Math.floorMod(place, reader.getBuffer().length() + 1));
    String written = reader.getBuffer().toString();
    assertEquals(written, COLOURED.highlight(reader, written).toString());
  }

  @Property(tries = 200)
  void withoutColoursThereAreNone(@ForAll("typed") String text) {
    AttributedString drawn = highlighter(false).highlight(null, text);
    assertEquals(text, drawn.toString());
    assertEquals(new AttributedString(text), drawn);
  }

  @Example
  void wordsAndStringsAreColoured() {
    AttributedString drawn = COLOURED.highlight(null, "chat \"客服\", x");
    assertTrue(drawn.toAnsi().contains("\u001b[34;1mchat\u001b["), drawn.toAnsi());
    assertTrue(drawn.toAnsi().contains("\u001b[32m\"客服\""), drawn.toAnsi());
  }

  @Example
  void thePairAtTheCursorIsShown() throws IOException {
    LineReaderImpl reader = reader();
    reader.getBuffer().write("f(\"😀\", [1])");
    AttributedString drawn = COLOURED.highlight(reader, "f(\"😀\", [1])");
    List<Integer> marked =
        IntStream.range(0, drawn.length())
            .filter(at -> drawn.styleAt(at).equals(AttributedStyle.DEFAULT.bold().underline()))
            .boxed()
            .toList();
    assertEquals(List.of(1, 11), marked);
  }

  @Example
  void nothingIsColouredBeforeTheLexerIsLoaded() {
    LineHighlighter cold = new LineHighlighter(true, Set.of(), new EditedText());
    assertFalse(cold.highlight(null, "def x").toAnsi().contains("\u001b"));
  }

  @Example
  void whatASearchSetsHarmsNothing() {
    COLOURED.setErrorPattern(java.util.regex.Pattern.compile("x"));
    COLOURED.setErrorIndex(2);
    assertEquals("x = 1", COLOURED.highlight(null, "x = 1").toString());
  }

  private static LineHighlighter highlighter(boolean colours) {
    EditedText edited = new EditedText();
    edited.warm();
    return new LineHighlighter(colours, Set.of("chat"), edited);
  }

  private static LineReaderImpl reader() throws IOException {
    return new LineReaderImpl(
        new DumbTerminal(
            "t",
            "ansi",
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.of(BITS).list().ofMaxSize(25).map(bits -> String.join("", bits));
  }
}
