package dev.cozesh.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cozesh.shell.render.Clean;
import groovy.lang.GroovyShell;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LiteralProperties {
  private static final List<String> NASTY =
      List.of(
          "'",
          "''",
          "'''",
          "\"",
          "\"\"\"",
          "\\",
          "\\\\",
          "\\n",
          "\\u0041",
          "\\\\u0041",
          "\\\n",
          "$",
          "${1 + 1}",
          "$name",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\0",
          "\u001b[31m",
          "\u202e",
          "\ufeff",
          "\u2028",
          "\ud800",
          "\udc00",
          "😀",
          "👨‍👩‍👧",
          "\udb40\udc01",
          "求职助手",
          "é",
          "/* */",
          "// x",
          "<",
          ">",
          " ",
          "a");

  private final GroovyShell shell = new GroovyShell();

  @Property(tries = 60)
  void aLiteralIsItsText(@ForAll("texts") List<String> texts) {
    String lines = texts.stream().map(Literal::line).collect(Collectors.joining(",\n"));
    String blocks = texts.stream().map(Literal::block).collect(Collectors.joining(",\n"));
    assertEquals(texts, shell.evaluate("[\n" + lines + "\n]"));
    assertEquals(texts, shell.evaluate("[\n" + blocks + "\n]"));
  }

  @Property(tries = 60)
  void whatStandsWithinQuotesIsTheText(@ForAll("texts") List<String> texts) {
    for (String mark : List.of("\"", "'")) {
      String lines =
          texts.stream()
              .map(text -> mark + Literal.inside(text, mark.charAt(0)) + mark)
              .collect(Collectors.joining(",\n"));
      assertEquals(texts, shell.evaluate("[\n" + lines + "\n]"));
      assertEquals(lines, Clean.text(lines));
    }
  }

  @Property(tries = 200)
  void whatCannotBeSeenIsEscaped(@ForAll("texts") List<String> texts) {
    for (String text : texts) {
      assertEquals(Literal.block(text), Clean.text(Literal.block(text)));
      assertFalse(Literal.line(text).contains("\n"));
      assertFalse(Literal.comment(text).contains("\n"));
    }
  }

  @Example
  void aTextLongerThanAConstantMayBeIsPutTogether() {
    for (String part : List.of("求职😀", "a\n'''")) {
      String text = part.repeat(20_000);
      assertEquals(text, shell.evaluate(Literal.line(text)));
      assertEquals(text, shell.evaluate(Literal.block(text)));
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.of(NASTY)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(4)));
    return piece
        .list()
        .ofMaxSize(9)
        .map(pieces -> String.join("", pieces))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }
}
