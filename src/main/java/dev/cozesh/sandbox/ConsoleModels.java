package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The models that an administrator of the console has set up. */
final class ConsoleModels {
  /** The model of a new bot. */
  static final String FIRST = "100001";

  private static final List<String> NAMES = List.of("doubao-pro-32k", "deepseek-v3", "qwen-max");

  private ConsoleModels() {}

  static ArrayNode list(boolean asked) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int n = 0; asked && n < NAMES.size(); n++) {
      list.addObject()
          .put("name", NAMES.get(n))
          .put("model_type", Long.parseLong(FIRST) + n)
          .put("model_name", NAMES.get(n))
          .put("model_class_name", "sandbox")
          .put("is_offline", false);
    }
    return list;
  }
}
