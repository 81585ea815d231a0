package dev.cozesh.deploy.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cozesh.deploy.plan.WordDiff.Piece;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordDiffProperties {
  @Property
  void appliedToTheOldTextItGivesTheNewOne(@ForAll String before, @ForAll String after) {
    WordDiff diff = WordDiff.of(before, after);
    assertEquals(before, diff.before());
    assertEquals(after, diff.after());
  }

  @Property
  void textsThatShareWordsKeepThem(@ForAll("prose") String before, @ForAll("prose") String after) {
    WordDiff diff = WordDiff.of(before, after);
    assertEquals(before, diff.before());
    assertEquals(after, diff.after());
  }

  @Property
  void equalTextsHaveNoDifference(@ForAll("prose") String text) {
    List<Piece> pieces = WordDiff.of(text, text).pieces();
    assertEquals(text.isEmpty() ? 0 : 1, pieces.size());
  }

  @Property
  void neighboursDifferInKind(@ForAll("prose") String before, @ForAll("prose") String after) {
    List<Piece> pieces = WordDiff.of(before, after).pieces();
    for (int at = 1; at < pieces.size(); at++) {
      assertNotEquals(pieces.get(at - 1).kind(), pieces.get(at).kind());
    }
  }

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.of("bot", "武", "汉", " ", "\n", "求职", ",", "1", "\ud83d\udc4d")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join("", words));
  }
}
