package dev.cozesh.dsl;

import com.fasterxml.jackson.annotation.JsonProperty;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows a script what the records of the client hold as plain values: {@code bot.name} is a text or
 * null, where {@code bot.name()} stays an {@code Optional}. What a record tells beside its
 * components reads the same: {@code message.text}. A name may be written as in Java and as on the
 * wire: {@code bot.isPublished}, {@code bot.is_published}.
 */
final class RecordValues extends DelegatingMetaClass {
  private static final String CLIENT = "dev.cozesh.client.";

  private RecordValues(MetaClass plain) {
    super(plain);
  }

  /** Teaches Groovy every record that the methods of a service give, and those inside them. */
  static void teachResultsOf(Class<?> service) {
    for (Method method : service.getMethods()) {
      if (method.getDeclaringClass() == service) {
        teach(method.getGenericReturnType());
      }
    }
  }

  /** Teaches Groovy a type of record and those inside it. */
  static synchronized void teach(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        teach(argument);
      }
    } else if (type instanceof Class<?> known && known.isRecord()) {
      teachRecord(known);
    } else if (type instanceof Class<?> known && known.isSealed()) {
      for (Class<?> kind : known.getPermittedSubclasses()) {
        teach(kind);
      }
    }
  }

  private static void teachRecord(Class<?> type) {
    MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
    MetaClass plain = registry.getMetaClass(type);
    if (plain instanceof RecordValues) {
      return;
    }
    RecordValues taught = new RecordValues(plain);
    taught.initialize();
    registry.setMetaClass(type, taught);
    for (RecordComponent component : type.getRecordComponents()) {
      teach(component.getGenericType());
    }
  }

  @Override
  public Object getProperty(Object object, String property) {
    return value(read(object, property, () -> super.getProperty(object, property)));
  }

  @Override
  @SuppressWarnings("rawtypes") // the signature is Groovy's
  public Object getProperty(
      Class sender, Object receiver, String property, boolean toSuper, boolean fromInside) {
    return value(
        read(
            receiver,
            property,
            () -> super.getProperty(sender, receiver, property, toSuper, fromInside)));
  }

  private static Object read(Object record, String property, Supplier<Object> component) {
    try {
      return component.get();
    } catch (MissingPropertyException e) {
      Optional<RecordComponent> wired = wired(record, property);
      return wired.isPresent()
          ? invoked(wired.get().getAccessor(), record)
          : told(record, property).orElseThrow(() -> e);
    }
  }

  /** The component of that name on the wire. */
  private static Optional<RecordComponent> wired(Object record, String name) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .filter(component -> names(component).contains(name))
        .findFirst();
  }

  /** How a component of the client's records may be read: {@code is_published, isPublished}. */
  static List<String> names(RecordComponent component) {
    String plain = component.getName();
    if (!component.getDeclaringRecord().getName().startsWith(CLIENT)) {
      return List.of(plain);
    }
    Set<String> names = new LinkedHashSet<>(List.of(Spelling.shown(plain), plain));
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    if (given != null && !given.value().isEmpty()) {
      names.add(given.value());
    }
    return List.copyOf(names);
  }

  /** What a method without parameters tells; empty when there is none of that name. */
  private static Optional<Object> told(Object record, String name) {
    try {
      Method method = record.getClass().getMethod(name);
      boolean own = method.getDeclaringClass() == record.getClass();
      return own ? Optional.ofNullable(invoked(method, record)) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Object invoked(Method method, Object record) {
    try {
      return method.invoke(record);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a record throws its own kinds", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the client's records are public", e);
    }
  }

  private static Object value(Object read) {
    if (read instanceof Map<?, ?> map
        && map.values().stream().anyMatch(Optional.class::isInstance)) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((name, each) -> plain.put(name, value(each)));
      return plain;
    }
    return read instanceof Optional<?> optional ? optional.orElse(null) : read;
  }
}
