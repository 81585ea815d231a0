package dev.cozesh.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EditedJsonProperties {
  private static final List<String> BLANKS = List.of("", " ", "\n", "\n  ", "\r\n\t", "  ");
  private static final List<String> SCALARS =
      List.of(
          "1", "-2.50", "1e3", "true", "null", "\"\"", "\"招聘 \\u00e9 \\\" }\"", "[1, {\"a\":2}]");

  @Property(tries = 2_000)
  void whatIsPutCanBeReadAndTheRestReadsAsBefore(@ForAll long seed) {
    Random random = new Random(seed);
    String text = object(random, 0);
    List<String> path = path(random);
    ObjectNode value = Json.object().put("k", String.valueOf(seed));
    ObjectNode expected = (ObjectNode) Json.parse(text, "before");
    parent(expected, path, true).set(path.get(path.size() - 1), value);
    assertEquals(
        expected, Json.parse(new EditedJson(text).with(path, value).text(), "after"), text);
  }

  @Property(tries = 2_000)
  void whatIsTakenOutIsGoneAndTheRestReadsAsBefore(@ForAll long seed) {
    Random random = new Random(seed);
    String text = object(random, 0);
    List<String> path = path(random);
    ObjectNode expected = (ObjectNode) Json.parse(text, "before");
    ObjectNode parent = parent(expected, path, false);
    if (parent != null) {
      parent.remove(path.get(path.size() - 1));
    }
    assertEquals(expected, Json.parse(new EditedJson(text).without(path).text(), "after"), text);
  }

  @Property(tries = 2_000)
  void whatIsPutBehindOthersAndTakenOutAgainLeavesNoTrace(@ForAll long seed) {
    String text = object(new Random(seed), 0);
    List<String> path = List.of("new");
    EditedJson changed = new EditedJson(text).with(path, Json.object().put("a", 1));
    if (!Json.parse(text, "before").isEmpty()) {
      assertEquals(text, changed.without(path).text());
    }
  }

  private static ObjectNode parent(ObjectNode root, List<String> path, boolean make) {
    ObjectNode object = root;
    for (String name : path.subList(0, path.size() - 1)) {
      if (object.path(name).isObject()) {
        object = (ObjectNode) object.get(name);
      } else if (make) {
        object = object.putObject(name);
      } else {
        return null;
      }
    }
    return object;
  }

  private static List<String> path(Random random) {
    List<String> names = List.of("m0", "m1", "m2", "other");
    String first = names.get(random.nextInt(4));
    return random.nextBoolean() ? List.of(first) : List.of(first, names.get(random.nextInt(4)));
  }

  private static String object(Random random, int depth) {
    StringBuilder text = new StringBuilder(blank(random)).append('{').append(blank(random));
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append(blank(random));
      text.append("\"m").append(i).append('"').append(blank(random)).append(':');
      text.append(blank(random));
      boolean nested = depth < 2 && random.nextInt(3) == 0;
      text.append(nested ? object(random, depth + 1) : SCALARS.get(random.nextInt(SCALARS.size())));
      text.append(blank(random));
    }
    return text.append('}').append(blank(random)).toString();
  }

  private static String blank(Random random) {
    return BLANKS.get(random.nextInt(BLANKS.size()));
  }
}
