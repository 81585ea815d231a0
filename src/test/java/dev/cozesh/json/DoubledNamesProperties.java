package dev.cozesh.json;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DoubledNamesProperties {
  private static final List<String> NAMES = List.of("a", "b", "id", "名", "a b", "x\\\"y", "}{");

  @Property(tries = 5_000)
  void whateverAStrictParserRefusesIsFound(@ForAll long seed) throws IOException {
    String json = object(new Random(seed), 0);
    if (isRefused(json)) {
      assertTrue(DoubledNames.possibleIn(json.getBytes(StandardCharsets.UTF_8)), json);
    }
  }

  private static boolean isRefused(String json) throws IOException {
    try (JsonParser parser = Json.mapper().getFactory().createParser(json)) {
      parser.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
      while (parser.nextToken() != null) {
        parser.currentName();
      }
      return false;
    } catch (StreamReadException doubled) {
      return true;
    }
  }

  private static String object(Random random, int depth) {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      members.add('"' + name + '"' + (random.nextBoolean() ? ":" : " : ") + value(random, depth));
    }
    return '{' + String.join(random.nextBoolean() ? "," : " ,\n", members) + '}';
  }

  private static String value(Random random, int depth) {
    return switch (depth > 4 ? 0 : random.nextInt(4)) {
      case 0 -> "1";
      case 1 -> '"' + NAMES.get(random.nextInt(NAMES.size())) + '"';
      case 2 -> object(random, depth + 1);
      default -> "[" + object(random, depth + 1) + "," + object(random, depth + 1) + "]";
    };
  }
}
