package dev.cozesh.client.walk;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.WireValue;
import dev.cozesh.json.Json;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments made by reflection. A text is the name of what it is for, so that a value that travels
 * under another name is seen.
 */
final class Samples {
  /** A text that stands for any wire value, text or number. */
  static final String ANY_KIND = "any-kind";

  /** Texts that have to be long. */
  private static final Set<String> LONG_TEXTS = Set.of("verifier");

  private final boolean everything;
  private final Set<String> leftOut;
  private final int choice;
  private final Path file;
  private final Deque<Type> underWay = new ArrayDeque<>();

  /**
   * Makes arguments.
   *
   * @param everything whether optional members are set
   * @param leftOut optional members that are not set even then: {@code WorkflowRunRequest.botId}
   * @param choice which factory of a type that has several
   * @param file what a path names
   */
  Samples(boolean everything, Set<String> leftOut, int choice, Path file) {
    this.everything = everything;
    this.leftOut = leftOut;
    this.choice = choice;
    this.file = file;
  }

  /**
   * Arguments for a method.
   *
   * @throws InvocationTargetException when a type refuses its values
   */
  Object[] arguments(Method method) throws InvocationTargetException {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      values.add(of(parameter.getParameterizedType(), parameter.getName()));
    }
    return values.toArray();
  }

  /**
   * One value.
   *
   * @throws InvocationTargetException when the type refuses its values
   */
  Object of(Type type, String name) throws InvocationTargetException {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, name);
    }
    return plain((Class<?>) type, name);
  }

  private Object generic(ParameterizedType type, String name) throws InvocationTargetException {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (isUnderWay(arguments[arguments.length - 1])) {
      return nothing(raw);
    }
    if (raw == Optional.class) {
      return everything ? Optional.of(of(arguments[0], name)) : Optional.empty();
    }
    if (raw == List.class) {
      return List.of(of(arguments[0], name));
    }
    if (raw == Set.class) {
      return Set.of(of(arguments[0], name));
    }
    if (raw == Map.class) {
      return Map.of("key", of(arguments[1], name));
    }
    if (raw.isInterface()) {
      return callback(raw);
    }
    throw new IllegalStateException("no sample for " + type);
  }

  /** Whether a type is being made already: a type that holds itself ends there. */
  private boolean isUnderWay(Type type) {
    return type instanceof ParameterizedType generic
        ? isUnderWay(generic.getActualTypeArguments()[0])
        : underWay.contains(type);
  }

  private static Object nothing(Class<?> raw) {
    if (raw == Optional.class) {
      return Optional.empty();
    }
    return raw == Map.class ? Map.of() : List.of();
  }

  private Object plain(Class<?> type, String name) throws InvocationTargetException {
    Object value = simple(type, name);
    if (value != null) {
      return value;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (ClientTypes.isOpenValue(type)) {
      return constant(type);
    }
    if (type.isRecord()) {
      return record(type);
    }
    return made(type, name);
  }

  private Object simple(Class<?> type, String name) {
    if (type == String.class) {
      return LONG_TEXTS.contains(name) ? name.repeat(6) : name;
    }
    if (type == int.class || type == Integer.class) {
      return 1;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == BigDecimal.class) {
      return new BigDecimal("0.5");
    }
    if (type == JsonNode.class) {
      return Json.object().put("key", "value");
    }
    if (type == WireValue.class) {
      return WireValue.of(ANY_KIND);
    }
    if (type == Path.class) {
      return file;
    }
    if (type == URI.class) {
      return URI.create("https://example.com/" + name);
    }
    if (type == byte[].class) {
      return new byte[] {1};
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(60);
    }
    return type == Instant.class ? Instant.EPOCH : null;
  }

  private static Object constant(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        try {
          return field.get(null);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalStateException(type + " has no constant");
  }

  private Object record(Class<?> type) throws InvocationTargetException {
    RecordComponent[] parts = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    underWay.push(type);
    for (RecordComponent part : parts) {
      values.add(member(type, part));
    }
    underWay.pop();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return accessible(type.getDeclaredConstructor(types)).newInstance(values.toArray());
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object member(Class<?> type, RecordComponent part) throws InvocationTargetException {
    if (part.getAccessor().isAnnotationPresent(JsonAnyGetter.class)
        || part.getName().equals("other") && part.getType() == Map.class) {
      return Map.of();
    }
    if (leftOut.contains(type.getSimpleName() + "." + part.getName())) {
      return Optional.empty();
    }
    return of(part.getGenericType(), part.getName());
  }

  /** Made by one of the type's own factories, or by one of the types that are allowed for it. */
  private Object made(Class<?> type, String name) throws InvocationTargetException {
    if (type.isSealed()) {
      Class<?>[] allowed = type.getPermittedSubclasses();
      return plain(allowed[choice % allowed.length], name);
    }
    List<Method> factories =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> ClientTypes.isStatic(method) && method.getReturnType() == type)
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    if (factories.isEmpty()) {
      if (type.isInterface()) {
        return callback(type);
      }
      throw new IllegalStateException("no sample for " + type);
    }
    Method factory = factories.get(choice % factories.size());
    try {
      return factory.invoke(null, arguments(factory));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object callback(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
  }

  private static <T> Constructor<T> accessible(Constructor<T> constructor) {
    constructor.setAccessible(true);
    return constructor;
  }
}
