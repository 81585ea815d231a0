package dev.cozesh.deploy.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Catalog;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A text in parts is the same text, and each part is one that Coze takes. */
class TextPartsProperties {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "岗", "é", "😀", "\n", "\n\n", "\r\n", "word ", "段落。")
        .list()
        .ofMaxSize(200)
        .map(pieces -> String.join("", pieces));
  }

  @Property
  void partsJoinedAreTheText(@ForAll("texts") String text, @ForAll @IntRange(min = 4) int most) {
    assertEquals(text, String.join("", TextParts.of(text, most)));
  }

  @Property
  void noPartIsEmptyOrTooLong(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 60) int most) {
    for (String part : TextParts.of(text, most)) {
      assertTrue(!part.isEmpty() && TextParts.bytes(part) <= most, part);
      assertTrue(!Character.isLowSurrogate(part.charAt(0)), "a character was cut in two");
    }
  }

  @Property
  void whatIsAddedBehindChangesNoPartButTheLastTwo(
      @ForAll("texts") String text,
      @ForAll("texts") String more,
      @ForAll @IntRange(min = 8, max = 60) int most) {
    List<String> before = TextParts.of(text, most);
    List<String> after = TextParts.of(text + more, most);
    int firm = Math.max(0, before.size() - 2);
    assertEquals(before.subList(0, firm), after.subList(0, firm));
  }

  @Test
  void theBoundIsThatOfTheCatalogue() {
    assertEquals(Catalog.bundled().limits().of("document.text_bytes").max(), TextParts.MOST_BYTES);
  }
}
