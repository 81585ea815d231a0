package dev.cozesh.client.walk;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds members of answers that ended among those without a name. */
final class Unnamed {
  private Unnamed() {}

  /** Adds what a value and everything in it has no name for: {@code Bot has no name for x}. */
  static void collect(Object value, Set<String> found) {
    if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(inner -> collect(inner, found));
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> collect(item, found));
    } else if (value instanceof Record record) {
      collectRecord(record, found);
    }
  }

  private static void collectRecord(Record record, Set<String> found) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      Object value = value(record, part);
      if (part.getName().equals("other") && value instanceof Map<?, ?> others) {
        others
            .keySet()
            .forEach(
                name -> found.add(record.getClass().getSimpleName() + " has no name for " + name));
      } else {
        collect(value, found);
      }
    }
  }

  private static Object value(Record record, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
