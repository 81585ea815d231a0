package dev.cozesh.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What a server does to a value on its way there and back is no difference. */
class FieldsProperties {
  @Property
  void theCanonicalFormIsItsOwnCanonicalForm(@ForAll String text, @ForAll double number) {
    ObjectNode value =
        Json.object().put("text", text).put("number", Double.isFinite(number) ? number : 0);
    JsonNode once = Fields.canonical(value);
    assertEquals(once, Fields.canonical(once));
  }

  @Property
  void lineEndsAreNoDifference(@ForAll @Size(max = 5) List<String> lines) {
    List<String> plain = lines.stream().map(line -> line.replaceAll("[\r\n]", "")).toList();
    Fields unix = new Fields().put("prompt", String.join("\n", plain));
    Fields dos = new Fields().put("prompt", String.join("\r\n", plain));
    assertTrue(unix.agrees(dos, "prompt"));
    assertEquals(unix.hash(), dos.hash());
  }

  @Property
  void theOrderOfIdsIsNoDifference(@ForAll @Size(max = 8) List<Integer> ids, @ForAll long seed) {
    List<String> one = ids.stream().map(String::valueOf).toList();
    List<String> other = new ArrayList<>(one);
    Collections.shuffle(other, new Random(seed));
    assertTrue(new Fields().putIds("ids", one).agrees(new Fields().putIds("ids", other), "ids"));
  }

  @Property
  void aSettingThatWentThroughFourBytesIsNoDifference(
      @ForAll @IntRange(max = 2_000) int thousandths) {
    double sent = thousandths / 1000.0;
    Fields there = new Fields().put("temperature", Json.tree(sent));
    Fields back = new Fields().put("temperature", Json.tree((double) (float) sent));
    assertTrue(there.agrees(back, "temperature"));
  }

  @Property
  void anotherTextIsADifference(@ForAll String text) {
    String clean = Normalizer.normalize(text, Normalizer.Form.NFC);
    assertTrue(!new Fields().put("p", clean).agrees(new Fields().put("p", clean + "x"), "p"));
  }
}
