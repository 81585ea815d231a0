package dev.cozesh.dsl;

import dev.cozesh.client.core.WireValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value of a set that Coze may extend, by the name of its constant or as it stands on the wire:
 * {@code "text"}, {@code 0}.
 */
final class OpenValue {
  private OpenValue() {}

  /**
   * @param type {@link WireValue}, or a record around one
   */
  static Object of(Class<?> type, Object given, Slot slot) {
    if (!(given instanceof CharSequence) && !(given instanceof Number)) {
      throw slot.takes("a text or a number", given);
    }
    String text = given.toString();
    Map<String, Object> constants = constants(type);
    Object constant = constants.get(Spelling.squeezed(text));
    if (constant != null) {
      return constant;
    }
    boolean number = text.matches("-?\\d+");
    boolean allNumbers =
        !constants.isEmpty() && constants.values().stream().allMatch(OpenValue::isNumeric);
    if (allNumbers && !number) {
      throw slot.hasNo(text, names(type));
    }
    WireValue wire = new WireValue(text, allNumbers || given instanceof Number);
    return type == WireValue.class ? wire : RecordForm.of(type).instance(wire);
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(field -> field.getType() == type)
        .map(field -> field.getName().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isNumeric(Object constant) {
    try {
      Object wire = constant.getClass().getRecordComponents()[0].getAccessor().invoke(constant);
      return wire instanceof WireValue value && value.numeric();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the client's records are public", e);
    }
  }

  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Field field : type.getFields()) {
      if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
        try {
          constants.put(Spelling.squeezed(field.getName()), field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("the client's constants are public", e);
        }
      }
    }
    return constants;
  }
}
