package dev.cozesh.shell.builtin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EnvBlockProperties {
  private static final Map<String, String> VALUES = Map.of("COZE_BOT_ID", "7389");

  @Property
  void everyByteBeforeANewBlockStays(@ForAll byte[] old) {
    byte[] written = EnvBlock.rewritten(old, VALUES, Optional.empty(), ".env").content();
    assertTrue(new String(written, ISO_8859_1).startsWith(new String(old, ISO_8859_1)));
  }

  @Property
  void everyByteAroundTheBlockStays(@ForAll byte[] before, @ForAll byte[] after) {
    String head = new String(before, ISO_8859_1) + "\n" + EnvBlock.BEGIN + "\n";
    String tail = EnvBlock.END + "\n" + new String(after, ISO_8859_1);
    byte[] old = (head + "OLD=1\n" + tail).getBytes(ISO_8859_1);

    String written =
        new String(EnvBlock.rewritten(old, VALUES, Optional.empty(), ".env").content(), ISO_8859_1);

    int begin = written.indexOf(EnvBlock.BEGIN);
    int end = written.indexOf(EnvBlock.END) + EnvBlock.END.length();
    assertEquals(new String(before, ISO_8859_1) + "\n", written.substring(0, begin));
    assertTrue(written.substring(end).endsWith("\n" + new String(after, ISO_8859_1)));
    assertTrue(written.substring(begin, end).contains("COZE_BOT_ID=7389"));
  }

  @Property
  void writtenTwiceIsWrittenOnce(@ForAll byte[] old) {
    byte[] once = EnvBlock.rewritten(old, VALUES, Optional.empty(), ".env").content();
    assertArrayEquals(once, EnvBlock.rewritten(once, VALUES, Optional.empty(), ".env").content());
  }
}
