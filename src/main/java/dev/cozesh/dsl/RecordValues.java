package dev.cozesh.dsl;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a script what the records of the client hold as plain values: {@code bot.name} is a text or
 * null, where {@code bot.name()} stays an {@code Optional}. What a record tells beside its
 * components reads the same: {@code message.text}.
 */
final class RecordValues extends DelegatingMetaClass {
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
      return told(record, property).orElseThrow(() -> e);
    }
  }

  /** What a method without parameters tells; empty when there is none of that name. */
  private static Optional<Object> told(Object record, String name) {
    try {
      Method method = record.getClass().getMethod(name);
      boolean own = method.getDeclaringClass() == record.getClass();
      return own ? Optional.ofNullable(method.invoke(record)) : Optional.empty();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a record throws its own kinds", e);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
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
