package dev.cozesh.dsl.complete;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;

/** The methods that Groovy adds to the classes of Java; read when first asked for. */
final class Extensions {
  private Extensions() {}

  /** Those of a wanted name that a value of the type has. */
  static List<Method> of(Known receiver, Predicate<String> wanted) {
    List<Method> fitting = new ArrayList<>();
    for (Method method : Loaded.ALL) {
      if (wanted.test(method.getName())
          && Known.boxed(method.getParameterTypes()[0]).isAssignableFrom(receiver.raw())) {
        fitting.add(method);
      }
    }
    return fitting;
  }

  /** What one gives for a receiver, as far as the receiver's type tells. */
  static Known result(Method method, Known receiver) {
    Map<TypeVariable<?>, Known> variables = new HashMap<>();
    unify(method.getGenericParameterTypes()[0], receiver, variables);
    return Known.of(method.getGenericReturnType(), variables);
  }

  private static void unify(Type wanted, Known given, Map<TypeVariable<?>, Known> variables) {
    if (wanted instanceof TypeVariable<?> variable) {
      variables.put(variable, given);
    } else if (wanted instanceof GenericArrayType array && given.raw().isArray()) {
      unify(array.getGenericComponentType(), Known.of(given.raw().getComponentType()), variables);
    } else if (wanted instanceof ParameterizedType generic) {
      Optional<Known> seen = given.as((Class<?>) generic.getRawType());
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; seen.isPresent() && i < seen.get().parts().size(); i++) {
        unify(arguments[i], seen.get().parts().get(i), variables);
      }
    }
  }

  private static final class Loaded {
    static final List<Method> ALL = load();

    private static List<Method> load() {
      List<Method> all = new ArrayList<>();
      for (Class<?> home : DefaultGroovyMethods.DGM_LIKE_CLASSES) {
        for (Method method : home.getMethods()) {
          boolean extension =
              Modifier.isStatic(method.getModifiers())
                  && method.getParameterCount() > 0
                  && method.getDeclaringClass() == home
                  && !method.isAnnotationPresent(Deprecated.class);
          if (extension) {
            all.add(method);
          }
        }
      }
      return List.copyOf(all);
    }
  }
}
