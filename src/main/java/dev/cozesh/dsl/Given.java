package dev.cozesh.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call as a script wrote them. Groovy hands named ones over as a map in front.
 *
 * @param plain those without a name, in their order; null may be among them
 * @param named those with one
 */
record Given(List<Object> plain, Map<String, Object> named) {
  Given {
    plain = Collections.unmodifiableList(new ArrayList<>(plain));
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  static Given of(Object... arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof Map<?, ?> map)) {
      return new Given(Arrays.asList(arguments), Map.of());
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return new Given(Arrays.asList(arguments).subList(1, arguments.length), named);
  }
}
