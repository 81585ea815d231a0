package dev.cozesh.dsl;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.client.core.WireValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a record of the client is made of named values. A component goes by its name in Java and by
 * those of the wire; what travels flat is named flat. What may be absent and is not named is left
 * to Coze, and the workspace is the script's.
 */
final class RecordForm {
  private final Class<?> type;
  private final List<Part> parts;

  private RecordForm(Class<?> type) {
    this.type = type;
    this.parts = Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
  }

  /** Whether it is a record with members of its own, not a value of the wire. */
  static boolean fits(Type type) {
    return type instanceof Class<?> known
        && known.isRecord()
        && known != WireValue.class
        && !isWire(known);
  }

  /** Whether it is a record around a value of the wire. */
  static boolean isWire(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == WireValue.class;
  }

  static RecordForm of(Class<?> type) {
    return new RecordForm(type);
  }

  /** The names it takes, as they are shown. */
  List<String> names() {
    return parts.stream().flatMap(Part::shown).toList();
  }

  /** What it is made of, by the names that are shown; what travels flat is told flat. */
  List<ParameterForm> members() {
    return parts.stream().flatMap(Part::members).toList();
  }

  boolean knows(String name) {
    return parts.stream().anyMatch(part -> part.knows(name));
  }

  /** What is needed and neither among the names nor known without them. */
  List<String> missing(Set<String> given) {
    return parts.stream().flatMap(part -> part.missing(given)).toList();
  }

  /**
   * The record.
   *
   * @param slot where it goes, for errors
   * @throws dev.cozesh.error.CozeScriptException for a name that it does not know, one that it
   *     needs, or a value that does not fit
   */
  Object made(Map<String, ?> given, Values values, Slot slot) {
    given.keySet().stream()
        .filter(name -> !knows(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw slot.unknown(name, names());
            });
    List<String> missing = missing(given.keySet());
    if (!missing.isEmpty()) {
      throw slot.lacks(missing, names());
    }
    List<Object> members = new ArrayList<>();
    parts.forEach(part -> members.add(part.value(given, values, slot)));
    return instance(members.toArray());
  }

  /** The record of these members, one for each component. */
  Object instance(Object... members) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(members);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("a record's constructor threw no runtime exception", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the client's records are public: " + type, e);
    }
  }

  /**
   * One component.
   *
   * @param names how it may be called, squeezed
   * @param label how it is shown
   * @param flat the form of its own members when they travel beside it
   */
  private record Part(
      RecordComponent component, Set<String> names, String label, Optional<RecordForm> flat) {
    static Part of(RecordComponent component) {
      Optional<RecordForm> flat =
          component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
              ? Optional.of(RecordForm.of(component.getType()))
              : Optional.empty();
      Set<String> names = new LinkedHashSet<>(Spelling.all(component.getName()));
      Optional<String> wire = wireName(component);
      wire.ifPresent(name -> names.addAll(Spelling.all(name)));
      return new Part(component, names, wire.orElse(Spelling.shown(component.getName())), flat);
    }

    private static Optional<String> wireName(RecordComponent component) {
      JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
      return Optional.ofNullable(property)
          .map(JsonProperty::value)
          .filter(name -> !name.isEmpty())
          .or(() -> travelsAs(component));
    }

    /** What is a record in Java and a text on the wire goes by the name of the text. */
    private static Optional<String> travelsAs(RecordComponent component) {
      if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        return Optional.empty();
      }
      Class<?> type = component.getDeclaringRecord();
      Set<String> own =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.toSet());
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(JsonProperty.class))
          .filter(method -> method.getGenericReturnType().getTypeName().contains("String"))
          .map(Method::getName)
          .filter(name -> !own.contains(name))
          .findFirst();
    }

    Stream<String> shown() {
      return isKept() ? Stream.empty() : flat.map(f -> f.names().stream()).orElse(Stream.of(label));
    }

    Stream<ParameterForm> members() {
      if (isKept()) {
        return Stream.empty();
      }
      if (flat.isPresent()) {
        return flat.get().members().stream();
      }
      Type type = component.getGenericType();
      return Stream.of(new ParameterForm(label, type, !isOptional(), List.of()));
    }

    boolean knows(String name) {
      return !isKept()
          && flat.map(form -> form.knows(name))
              .orElseGet(() -> names.contains(Spelling.squeezed(name)));
    }

    Stream<String> missing(Set<String> given) {
      if (flat.isPresent()) {
        return flat.get().missing(given).stream();
      }
      boolean there = isOptional() || given.stream().anyMatch(this::knows);
      return there ? Stream.empty() : Stream.of(label);
    }

    private boolean isOptional() {
      Class<?> type = component.getType();
      return type == Optional.class
          || type == Map.class
          || component.getAccessor().isAnnotationPresent(JsonInclude.class)
          || type == String.class && Spelling.isWorkspace(component.getName());
    }

    /** Whether it only keeps what Coze sends beyond the known names. */
    private boolean isKept() {
      return component.getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }

    Object value(Map<String, ?> given, Values values, Slot slot) {
      if (flat.isPresent()) {
        return flat.get().made(inner(given), values, slot);
      }
      Slot own = slot.member(component.getName());
      return given.entrySet().stream()
          .filter(entry -> knows(entry.getKey()))
          .findFirst()
          .map(entry -> values.of(component.getGenericType(), entry.getValue(), own))
          .orElseGet(() -> absent(values));
    }

    private Map<String, ?> inner(Map<String, ?> given) {
      Map<String, Object> own = new LinkedHashMap<>(given);
      own.keySet().removeIf(name -> !flat.orElseThrow().knows(name));
      return own;
    }

    private Object absent(Values values) {
      Type type = component.getGenericType();
      if (type instanceof ParameterizedType generic) {
        return Values.none(generic);
      }
      return values.workspaceId();
    }
  }
}
