package dev.cozesh.dsl.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AngleFormProperties {
  private static final List<String> ORDINARY =
      List.of(
          "def a = 1, b = 2",
          "x = a < b",
          "if (a < b && b > a) { println \"<${a < b}>\" }",
          "List<String> names = new ArrayList<>()",
          "Map<String, List<Integer>> table = [:]",
          "def <T extends Comparable<T>> T most(List<T> all) { all.max() }",
          "for (int i = 0; i < 10; i++) { x = i >> 1 }",
          "y = a <=> b",
          "z = a << 2 >> 1 >>> 1",
          "s = 'bot \"x\" < y >'",
          "t = \"\"\"\nbot \"x\" < prompt \"${a > b}\" >\n\"\"\"",
          "p = ~/bot \"x\" < \\w+ >/",
          "d = $/bot \"x\" < y > /$",
          "// bot \"x\" < prompt >",
          "/* workflow \"x\" < from > */",
          "r = (1..<3).collect { it > 1 ? 'a' : 'b' }",
          "bot(\"x\") { prompt \"a > b\" }",
          "bot \"y\" { onboarding { suggest \"<\", \">\" } }",
          "def 机器人 = a < b ? '😀' : \"<${b}>\"",
          "c = { int n -> n < 3 }",
          "switch (a) { case { it < 3 }: break }",
          "def bots = knowledge.size() < workflow.size()",
          "assert a < b : \"a > b\"");

  private static final List<String> BLOCKS =
      List.of(
          "bot \"A\" <\n  prompt \"p\"\n>",
          "def w = bot(\"B\") < onboarding < prologue \"😀\" > >",
          "knowledge \"K ${1 < 2}\" < chunks size: 800 >",
          "workflow(\"W\") < List<String> l = []; from file(\"x\") >",
          "bot \"C\", from: json(file(\"a\")) < prompt(a > b ? \"1\" : \"2\") >",
          "bot(\"D\") { onboarding < suggest \"a\" > }");

  private static final List<String> BREAKS = List.of("\n", "\r\n", "\n\n", ";\n", " // < >\n");

  @Property(tries = 300)
  void ordinaryGroovyStaysAsItIs(@ForAll("ordinary") String text) {
    assertEquals(text, AngleForm.toBraces(text, "s"));
  }

  @Property(tries = 300)
  void onlyAnglesChangeAndOnlyIntoBraces(@ForAll("mixed") String text) {
    String rewritten = AngleForm.toBraces(text, "s");
    assertEquals(text.length(), rewritten.length());
    for (int i = 0; i < text.length(); i++) {
      char before = text.charAt(i);
      char after = rewritten.charAt(i);
      boolean allowed =
          before == after || before == '<' && after == '{' || before == '>' && after == '}';
      assertEquals(true, allowed, "at " + i + ": " + before + " became " + after);
    }
    assertEquals(
        count(text, '<') - count(rewritten, '<'), count(text, '>') - count(rewritten, '>'));
  }

  @Property(tries = 300)
  void rewritingTwiceIsRewritingOnce(@ForAll("mixed") String text) {
    String once = AngleForm.toBraces(text, "s");
    assertEquals(once, AngleForm.toBraces(once, "s"));
  }

  @Property(tries = 200)
  void whatStandsAroundABlockDoesNotChangeIt(
      @ForAll("ordinary") String before, @ForAll("block") String block) {
    String alone = AngleForm.toBraces(block, "s");
    assertEquals(before + "\n" + alone, AngleForm.toBraces(before + "\n" + block, "s"));
    assertEquals(alone + "\n" + before, AngleForm.toBraces(block + "\n" + before, "s"));
  }

  @Provide
  Arbitrary<String> ordinary() {
    return joined(Arbitraries.of(ORDINARY));
  }

  @Provide
  Arbitrary<String> block() {
    return Arbitraries.of(BLOCKS);
  }

  @Provide
  Arbitrary<String> mixed() {
    return joined(Arbitraries.oneOf(Arbitraries.of(ORDINARY), Arbitraries.of(BLOCKS)));
  }

  private static Arbitrary<String> joined(Arbitrary<String> snippets) {
    return Combinators.combine(snippets, Arbitraries.of(BREAKS))
        .as((snippet, end) -> snippet + end)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(lines -> String.join("", lines));
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }
}
