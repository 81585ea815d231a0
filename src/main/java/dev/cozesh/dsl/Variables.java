package dev.cozesh.dsl;

import groovy.lang.Binding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** The variables of a session at the prompt; one that was declared with a type keeps to it. */
final class Variables extends Binding {
  private static final Map<Class<?>, Object> UNSET =
      Map.of(
          boolean.class,
          false,
          char.class,
          '\0',
          byte.class,
          (byte) 0,
          short.class,
          (short) 0,
          int.class,
          0,
          long.class,
          0L,
          float.class,
          0f,
          double.class,
          0d);

  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();
  private final Map<String, Offered> offered = new ConcurrentHashMap<>();

  /** A value that is asked for at each use. */
  private record Offered(Class<?> type, Supplier<?> value) {}

  Variables() {
    super(Collections.synchronizedMap(new LinkedHashMap<>()));
  }

  /** Declares a variable, anew if need be, and gives it a value of its type. */
  Object keep(String name, Class<?> type, Object value) {
    Object first = value == null && type.isPrimitive() ? UNSET.get(type) : value;
    types.remove(name);
    Object fitting = type == Object.class ? first : cast(first, type);
    if (type != Object.class) {
      types.put(name, type);
    }
    super.setVariable(name, fitting);
    return fitting;
  }

  /** Offers a name whose value is asked for at each use, until a variable of that name is made. */
  <T> void offer(String name, Class<T> type, Supplier<? extends T> value) {
    offered.put(name, new Offered(type, value));
  }

  @Override
  public Object getVariable(String name) {
    Offered found = isOffered(name) ? offered.get(name) : null;
    return found == null ? super.getVariable(name) : found.value().get();
  }

  @Override
  public boolean hasVariable(String name) {
    return offered.containsKey(name) || super.hasVariable(name);
  }

  private boolean isOffered(String name) {
    return !super.hasVariable(name) && offered.containsKey(name);
  }

  @Override
  public void setVariable(String name, Object value) {
    Class<?> type = types.get(name);
    super.setVariable(name, type == null ? value : cast(value, type));
  }

  @Override
  public void removeVariable(String name) {
    types.remove(name);
    super.removeVariable(name);
  }

  private static Object cast(Object value, Class<?> type) {
    return DefaultTypeTransformation.castToType(value, type);
  }

  /** Every variable by name, sorted; methods are none. */
  Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    Map<String, Object> all = all();
    synchronized (all) {
      values.putAll(all);
    }
    values.values().removeIf(OfferedMethod.class::isInstance);
    return values;
  }

  /** The type of each variable: the declared one, else that of its value. */
  Map<String, Class<?>> types() {
    Map<String, Class<?>> all = new TreeMap<>();
    offered.forEach((name, each) -> all.put(name, each.type()));
    values()
        .forEach(
            (name, value) ->
                all.put(
                    name,
                    types.getOrDefault(name, value == null ? Object.class : value.getClass())));
    return all;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> all() {
    return getVariables();
  }
}
