package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.WireValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A script's values as what the methods and records of the client take. */
final class Values {
  private final Session session;
  private final Ids ids;
  private final PlainValues plain;

  Values(Session session, Path directory) {
    this.session = session;
    this.ids = new Ids(session);
    this.plain = new PlainValues(directory);
  }

  /** The workspace that the script works in. */
  String workspaceId() {
    return session.connection().workspaceId();
  }

  /** What stands for nothing in a place that may be empty. */
  static Object none(ParameterizedType type) {
    if (type.getRawType() == List.class) {
      return List.of();
    }
    return type.getRawType() == Map.class ? Map.of() : Optional.empty();
  }

  /** Whether the value is of a kind that can become the type; asks nobody. */
  boolean fit(Type type, Object given) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == List.class) {
        return given instanceof Collection<?> || fit(inner, given);
      }
      return generic.getRawType() == Map.class
          ? given instanceof Map
          : given == null || given instanceof Optional || fit(inner, given);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == JsonNode.class || wanted.isInstance(given)) {
      return true;
    }
    if (wanted == String.class) {
      return ids.fit(given);
    }
    if (RecordForm.fits(wanted) || wanted.isSealed()) {
      return given instanceof Map || wanted.isSealed() && given instanceof CharSequence;
    }
    return plain.fit(wanted, given);
  }

  /**
   * The value as the type.
   *
   * @throws dev.cozesh.error.CozeScriptException when it is none
   */
  Object of(Type type, Object given, Slot slot) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, given, slot);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == String.class) {
      return ids.text(given, slot);
    }
    if (wanted == JsonNode.class) {
      return WireJson.plain(given);
    }
    if (wanted.isInstance(given)) {
      return given;
    }
    if (wanted == WireValue.class || RecordForm.isWire(wanted)) {
      return OpenValue.of(wanted, given, slot);
    }
    if (RecordForm.fits(wanted)) {
      return RecordForm.of(wanted).made(named(given, slot), this, slot);
    }
    return wanted.isSealed() ? oneOf(wanted, given, slot) : plain.of(wanted, given, slot);
  }

  private Object generic(ParameterizedType type, Object given, Slot slot) {
    Type inner = type.getActualTypeArguments()[0];
    if (type.getRawType() == List.class) {
      List<Object> all = new ArrayList<>();
      Collection<?> several = given instanceof Collection<?> list ? list : List.of(given);
      several.forEach(each -> all.add(of(inner, each, slot)));
      return all;
    }
    if (type.getRawType() == Map.class) {
      Map<String, Object> all = new LinkedHashMap<>();
      Type member = type.getActualTypeArguments()[1];
      named(given, slot).forEach((name, value) -> all.put(name, of(member, value, slot)));
      return all;
    }
    Object value = given instanceof Optional<?> optional ? optional.orElse(null) : given;
    return value == null ? Optional.empty() : Optional.of(of(inner, value, slot));
  }

  /** One of several kinds of record: a text is the one that is a text, a map the one it fits. */
  private Object oneOf(Class<?> type, Object given, Slot slot) {
    Class<?>[] kinds = type.getPermittedSubclasses();
    if (given instanceof CharSequence) {
      for (Class<?> kind : kinds) {
        RecordForm form = RecordForm.of(kind);
        if (form.names().equals(List.of("text"))) {
          return form.made(Map.of("text", given), this, slot);
        }
      }
    }
    Map<String, ?> named = given instanceof Map ? named(given, slot) : Map.of();
    for (Class<?> kind : kinds) {
      RecordForm form = RecordForm.of(kind);
      if (named.keySet().stream().allMatch(form::knows) && form.missing(named.keySet()).isEmpty()) {
        return form.made(named, this, slot);
      }
    }
    List<String> forms = new ArrayList<>();
    for (Class<?> kind : kinds) {
      forms.add(String.join(" and ", RecordForm.of(kind).names()));
    }
    throw slot.takes("a map of " + String.join(", or of ", forms), given);
  }

  static Map<String, ?> named(Object given, Slot slot) {
    if (!(given instanceof Map<?, ?> map)) {
      throw slot.takes("a map", given);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
