package dev.cozesh.dsl;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Shows a script the components of what services give as plain values: {@code bot.name} is a text
 * or null, where {@code bot.name()} stays an {@code Optional}.
 */
final class RecordValues extends DelegatingMetaClass {
  private RecordValues(MetaClass plain) {
    super(plain);
  }

  /** Teaches Groovy every record that the methods of a service give, and those inside them. */
  static void teachResultsOf(Object service) {
    for (Method method : service.getClass().getMethods()) {
      if (method.getDeclaringClass() == service.getClass()) {
        teach(method.getGenericReturnType());
      }
    }
  }

  private static void teach(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        teach(argument);
      }
    } else if (type instanceof Class<?> known && known.isRecord()) {
      teachRecord(known);
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
    return value(super.getProperty(object, property));
  }

  @Override
  @SuppressWarnings("rawtypes") // the signature is Groovy's
  public Object getProperty(
      Class sender, Object receiver, String property, boolean toSuper, boolean fromInside) {
    return value(super.getProperty(sender, receiver, property, toSuper, fromInside));
  }

  private static Object value(Object read) {
    return read instanceof Optional<?> optional ? optional.orElse(null) : read;
  }
}
