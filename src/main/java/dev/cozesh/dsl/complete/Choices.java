package dev.cozesh.dsl.complete;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ValueSet;
import dev.cozesh.client.core.WireValue;
import dev.cozesh.dsl.ServiceForms;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of a type that has few. */
final class Choices {
  private static final String GROUP = "values";

  private Choices() {}

  /** Those of a type of Java: constants of open values, enums, truth values. */
  static List<Proposal> of(Type type, Quote quote) {
    Class<?> plain = innermost(type);
    if (plain == boolean.class || plain == Boolean.class) {
      return quote.open()
          ? List.of()
          : List.of(Proposal.of("true", "", GROUP), Proposal.of("false", "", GROUP));
    }
    if (plain.isEnum()) {
      return Arrays.stream(plain.getFields())
          .filter(Field::isEnumConstant)
          .map(field -> text(field.getName().toLowerCase(Locale.ROOT), "", quote))
          .toList();
    }
    return ServiceForms.isOpenValue(plain) ? constants(plain, quote) : List.of();
  }

  /** What a value is in the end: an Optional and a list are made of it. */
  static Class<?> innermost(Type type) {
    if (type instanceof ParameterizedType generic) {
      boolean wraps = generic.getRawType() == Optional.class || generic.getRawType() == List.class;
      return wraps
          ? innermost(generic.getActualTypeArguments()[0])
          : (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  private static List<Proposal> constants(Class<?> type, Quote quote) {
    List<Proposal> rows = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
        rows.add(text(field.getName().toLowerCase(Locale.ROOT), wire(field), quote));
      }
    }
    return rows;
  }

  /** What the constant is on the wire, when its name does not tell. */
  private static String wire(Field constant) {
    try {
      Object value = constant.get(null);
      Object wire = value.getClass().getRecordComponents()[0].getAccessor().invoke(value);
      return wire instanceof WireValue known && known.numeric() ? known.text() : "";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the client's constants are public", e);
    }
  }

  /** Those of a parameter of the wire, when one enumeration of the catalogue is called like it. */
  static List<Proposal> ofParameter(String name, Quote quote) {
    String camel = camel(name);
    boolean telling = name.indexOf('_') > 0; // `type` alone is the end of many
    List<ValueSet> sets =
        Catalog.bundled().enums().stream()
            .filter(
                each ->
                    each.name().equals(camel)
                        || telling
                            && (each.name().startsWith(camel) || each.name().endsWith(camel)))
            .toList();
    return sets.size() == 1 ? values(sets.get(0), quote) : List.of();
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_")) {
      String head = part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT);
      camel.append(head).append(part.isEmpty() ? "" : part.substring(1));
    }
    return camel.toString();
  }

  private static List<Proposal> values(ValueSet set, Quote quote) {
    boolean number = set.type().equals("int");
    return set.values().stream()
        .map(
            value -> {
              String about =
                  value.name().isEmpty() || value.meaning().isEmpty()
                      ? value.name() + value.meaning()
                      : value.name() + ": " + value.meaning();
              return number && !quote.open()
                  ? Proposal.of(value.value(), about, GROUP)
                  : text(value.value(), about, quote);
            })
        .toList();
  }

  static Proposal text(String value, String about, Quote quote) {
    return new Proposal(quote.opened(value), value, about, GROUP, quote.closing());
  }

  /** Whether a text that is an id could stand there. */
  static boolean isText(Type type) {
    Class<?> plain = innermost(type);
    return plain == String.class || plain == Object.class || plain == JsonNode.class;
  }
}
