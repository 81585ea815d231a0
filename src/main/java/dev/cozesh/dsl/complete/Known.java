package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.EventStream;
import dev.cozesh.dsl.Events;
import dev.cozesh.dsl.ServiceForms;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the value at a place, without the value.
 *
 * @param raw its class, never a primitive one
 * @param parts its type arguments, as far as they are known; as many as the class has, or none
 * @param role what stands there
 * @param word the word that names a service; else empty
 */
record Known(Class<?> raw, List<Known> parts, Role role, String word) {
  /** What stands at a place. */
  enum Role {
    /** A value of the class. */
    VALUE,
    /** The class itself. */
    CLASS,
    /** A word that names a service, whose class it is. */
    SERVICE
  }

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          int.class, Integer.class,
          long.class, Long.class,
          boolean.class, Boolean.class,
          double.class, Double.class,
          float.class, Float.class,
          short.class, Short.class,
          byte.class, Byte.class,
          char.class, Character.class,
          void.class, Void.class);

  static final Known OBJECT = of(Object.class);

  Known {
    requireNonNull(raw, "raw");
    parts = List.copyOf(parts);
  }

  static Known made(Class<?> type, Known... parts) {
    return new Known(boxed(type), List.of(parts), Role.VALUE, "");
  }

  static Known classOf(Class<?> type) {
    return new Known(type, List.of(), Role.CLASS, "");
  }

  static Known service(String word, Class<?> type) {
    return new Known(type, List.of(), Role.SERVICE, word);
  }

  static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  static Known of(Type type) {
    return of(type, Map.of());
  }

  /** The type with its variables filled in; one that is not known is its bound. */
  static Known of(Type type, Map<TypeVariable<?>, Known> variables) {
    if (type instanceof Class<?> plain) {
      return made(plain);
    }
    if (type instanceof ParameterizedType generic) {
      List<Known> parts = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        parts.add(of(argument, variables));
      }
      return new Known((Class<?>) generic.getRawType(), parts, Role.VALUE, "");
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], variables);
    }
    if (type instanceof GenericArrayType array) {
      Known component = of(array.getGenericComponentType(), variables);
      return of(component.raw().arrayType());
    }
    Known bound = variables.get(type);
    if (bound != null) {
      return bound;
    }
    Type limit = ((TypeVariable<?>) type).getBounds()[0];
    return limit instanceof Class<?> plain ? of(plain) : OBJECT;
  }

  /** The variables of the class, filled in. */
  Map<TypeVariable<?>, Known> variables() {
    TypeVariable<?>[] names = raw.getTypeParameters();
    Map<TypeVariable<?>, Known> variables = new HashMap<>();
    for (int i = 0; i < names.length && i < parts.size(); i++) {
      variables.put(names[i], parts.get(i));
    }
    return variables;
  }

  /** The same seen as one of its supertypes, with that one's arguments. */
  Optional<Known> as(Class<?> wanted) {
    if (raw == wanted) {
      return Optional.of(this);
    }
    if (!wanted.isAssignableFrom(raw)) {
      return Optional.empty();
    }
    List<Type> above = new ArrayList<>(Arrays.asList(raw.getGenericInterfaces()));
    if (raw.getGenericSuperclass() != null) {
      above.add(raw.getGenericSuperclass());
    }
    return above.stream()
        .map(type -> of(type, variables()).as(wanted))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> Optional.of(of(wanted)));
  }

  /** What a walk over it gives; empty for what is not walked. */
  Optional<Known> element() {
    if (role == Role.SERVICE) {
      return ServiceForms.listed(word).map(Known::of);
    }
    if (raw.isArray()) {
      return Optional.of(of(raw.getComponentType()));
    }
    if (CharSequence.class.isAssignableFrom(raw)) {
      return Optional.of(of(String.class));
    }
    if (Map.class.isAssignableFrom(raw)) {
      Known[] both = as(Map.class).map(Known::parts).orElse(List.of()).toArray(Known[]::new);
      return Optional.of(made(Map.Entry.class, both));
    }
    if (raw == Events.class) {
      return Optional.of(parts.isEmpty() ? OBJECT : parts.get(0));
    }
    return as(Iterable.class)
        .map(walked -> walked.parts().isEmpty() ? OBJECT : walked.parts().get(0));
  }

  /** What a script sees of it: what an Optional holds, and a stream as its events. */
  Known plain() {
    if (raw == EventStream.class) {
      return new Known(Events.class, parts, role, word);
    }
    return raw == Optional.class && !parts.isEmpty() ? parts.get(0) : this;
  }

  /** As it is shown: {@code List<Bot>}. */
  @Override
  public String toString() {
    String name = raw.getSimpleName();
    boolean told = !parts.isEmpty() && parts.stream().anyMatch(each -> each.raw() != Object.class);
    return told
        ? name + "<" + String.join(", ", parts.stream().map(Known::toString).toList()) + ">"
        : name;
  }
}
