package dev.cozesh.shell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CleanProperties {
  @Property
  void noControlCharacterIsLeft(@ForAll String text) {
    assertTrue(
        Clean.text(text)
            .codePoints()
            .allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)));
  }

  @Property
  void cleanTextStaysAsItIs(@ForAll String text) {
    String once = Clean.text(text);
    assertEquals(once, Clean.text(once));
  }
}
