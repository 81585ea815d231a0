package dev.cozesh.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values that may be given one by one or as lists. */
final class Several {
  private Several() {}

  static List<Object> of(Object... values) {
    List<Object> flat = new ArrayList<>();
    for (Object value : values == null ? new Object[] {null} : values) {
      if (value instanceof Collection<?> list) {
        flat.addAll(of(list.toArray()));
      } else {
        flat.add(value);
      }
    }
    return flat;
  }
}
