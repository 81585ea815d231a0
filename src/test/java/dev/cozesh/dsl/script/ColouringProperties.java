package dev.cozesh.dsl.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.dsl.script.Colouring.Kind;
import dev.cozesh.dsl.script.Colouring.Span;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ColouringProperties {
  private static final List<String> BITS =
      List.of(
          "bot ",
          "prompt ",
          "def ",
          "class ",
          "if (",
          "x",
          "名字",
          "😀",
          "\ud83d",
          "1.5",
          "0x",
          "'",
          "\"",
          "'''",
          "\"\"\"",
          "/",
          "$/",
          "/$",
          "$",
          "${",
          "}",
          "{",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "/*",
          "*/",
          "//",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\\",
          "#",
          "`",
          ".",
          "=",
          "+",
          "->",
          "\u2028",
          "\u0000",
          "\u200d",
          "\n/help ",
          "@",
          ":");

  @Property(tries = 2_000)
  void theSpansJoinedAreTheText(@ForAll("typed") String text) {
    StringBuilder joined = new StringBuilder();
    for (Span span : Colouring.of(text).spans(Set.of("chat"))) {
      assertEquals(joined.length(), span.start());
      assertTrue(span.end() > span.start());
      joined.append(text, span.start(), span.end());
    }
    assertEquals(text, joined.toString());
  }

  @Property(tries = 2_000)
  void anyCharactersWillDo(@ForAll String text) {
    String joined =
        Colouring.of(text).spans(Set.of()).stream()
            .map(span -> text.substring(span.start(), span.end()))
            .collect(Collectors.joining());
    assertEquals(text, joined);
  }

  @Property(tries = 1_000)
  void theOtherOfABracketsPartnerIsTheBracket(@ForAll("typed") String text) {
    Colouring colouring = Colouring.of(text);
    for (int at = 0; at < text.length(); at++) {
      OptionalInt partner = colouring.partner(at);
      if (partner.isPresent()) {
        assertEquals(OptionalInt.of(at), colouring.partner(partner.getAsInt()));
      }
    }
  }

  @Property(tries = 1_000)
  void statementsAndCompletenessTakeAnyText(@ForAll("typed") String text) {
    TypedText typed = TypedText.of(text);
    int at = 0;
    for (Statement statement : typed.statements()) {
      at = text.indexOf(statement.text(), at);
      assertTrue(at >= 0, statement.text());
      at += statement.text().length();
    }
    for (int lineBreak = text.indexOf('\n'); lineBreak >= 0; ) {
      assertTrue(typed.before(lineBreak).missing().stream().noneMatch(String::isEmpty));
      lineBreak = text.indexOf('\n', lineBreak + 1);
    }
    assertTrue(typed.completeness().missing().stream().noneMatch(String::isEmpty));
  }

  @Example
  void eachPartHasItsKind() {
    assertEquals(
        List.of(
            Map.entry("bot", Kind.WORD),
            Map.entry("\"客服😀 $", Kind.STRING),
            Map.entry("{", Kind.OPERATOR),
            Map.entry("}", Kind.OPERATOR),
            Map.entry("\"", Kind.STRING),
            Map.entry("<", Kind.OPERATOR),
            Map.entry("prompt", Kind.WORD),
            Map.entry("~", Kind.OPERATOR),
            Map.entry("/it's/", Kind.STRING),
            Map.entry("// 注", Kind.COMMENT),
            Map.entry(">", Kind.OPERATOR),
            Map.entry("def", Kind.KEYWORD),
            Map.entry("=", Kind.OPERATOR),
            Map.entry("1.5", Kind.NUMBER),
            Map.entry("+", Kind.OPERATOR),
            Map.entry("+", Kind.OPERATOR),
            Map.entry("true", Kind.KEYWORD)),
        coloured("bot \"客服😀 ${n}\" <\n prompt ~/it's/ // 注\n>\ndef bot = 1.5 + x.class + (true)"));
    assertEquals(List.of(Map.entry("/as", Kind.COMMAND)), coloured("/as curl if"));
    assertEquals(List.of(Map.entry("'it", Kind.ERROR)), coloured("'it\n").subList(0, 1));
    assertEquals(
        List.of(Map.entry("=", Kind.OPERATOR), Map.entry("'it", Kind.STRING)), coloured("x = 'it"));
    assertEquals(List.of(Map.entry("/* if", Kind.COMMENT)), coloured("/* if"));
    assertEquals(List.of(Map.entry("chat", Kind.WORD)), coloured("chat x"));
    assertEquals(List.of(), coloured("foo(chat)"));
  }

  private static List<Map.Entry<String, Kind>> coloured(String text) {
    return Colouring.of(text).spans(Set.of("chat")).stream()
        .filter(span -> span.kind() != Kind.PLAIN)
        .map(span -> Map.entry(text.substring(span.start(), span.end()), span.kind()))
        .toList();
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.of(BITS).list().ofMaxSize(30).map(bits -> String.join("", bits));
  }
}
