package dev.cozesh.shell.render;

import dev.cozesh.client.core.WireValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;

/** Numbers of the wire that have a name: as people read them, and as scripts give them. */
final class Constant {
  private Constant() {}

  /** The name of the constant that the value is: {@code image}; empty for any other value. */
  static Optional<String> of(Object value) {
    if (!isNumber(value)) {
      return Optional.empty();
    }
    for (Field field : value.getClass().getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && isValueOf(field, value)) {
        return Optional.of(field.getName().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(Object value) {
    if (!(value instanceof Record)) {
      return false;
    }
    RecordComponent[] components = value.getClass().getRecordComponents();
    return components.length == 1
        && components[0].getType() == WireValue.class
        && RecordText.member(components[0], value) instanceof WireValue wire
        && wire.numeric();
  }

  private static boolean isValueOf(Field constant, Object value) {
    try {
      return value.equals(constant.get(null));
    } catch (IllegalAccessException e) {
      return false; // nobody may look into it
    }
  }
}
