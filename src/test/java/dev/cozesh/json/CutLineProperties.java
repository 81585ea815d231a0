package dev.cozesh.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Which lines a crash has cut. */
class CutLineProperties {
  @Property(tries = 200)
  void everyBeginningOfALineIsCutAndTheLineIsNot(@ForAll String name, @ForAll String text) {
    ObjectNode object = Json.object().put(name, text).put("n", 1);
    object.putObject("inner").put(text, "}{\"\\");
    String line = Json.line(object);
    for (int end = 1; end < line.length(); end++) {
      assertEquals(true, CutLine.is(line.substring(0, end)), line.substring(0, end));
    }
    assertFalse(CutLine.is(line));
  }

  @Property(tries = 50)
  void whatNeverBeganAnObjectIsDamagedNotCut(@ForAll String text) {
    assertFalse(CutLine.is("x" + text));
  }
}
