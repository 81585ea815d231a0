package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of one name that a service has; the one that takes what a script gives is called. */
final class TypedCall {
  private final List<Overload> overloads;
  private final Values values;

  private TypedCall(List<Overload> overloads, Values values) {
    this.overloads = overloads;
    this.values = values;
  }

  /** The service's methods of that name; those that need the least come first. Empty for none. */
  static Optional<TypedCall> of(Class<?> service, String name, Values values) {
    List<Overload> all =
        methods(service)
            .filter(method -> method.getName().equals(name))
            .sorted(Comparator.comparing(Method::toGenericString))
            .map(Overload::new)
            .sorted(Comparator.comparingInt(Overload::size).thenComparingInt(Overload::records))
            .toList();
    return Optional.of(all)
        .filter(some -> !some.isEmpty())
        .map(some -> new TypedCall(some, values));
  }

  /** The names of a service's methods, sorted. */
  static List<String> names(Class<?> service) {
    return methods(service).map(Method::getName).distinct().sorted().toList();
  }

  private static Stream<Method> methods(Class<?> service) {
    return Arrays.stream(service.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> Modifier.isPublic(method.getModifiers()));
  }

  /** Whether one of them needs nothing but the workspace. */
  boolean needsNothing() {
    return fits(Given.of()).stream().anyMatch(fit -> fit.missing().isEmpty());
  }

  private List<Fit> fits(Given given) {
    return overloads.stream().flatMap(each -> each.fit(given, values).stream()).toList();
  }

  /**
   * Calls the one that takes what is given.
   *
   * @param slot the call, for errors
   * @return null for nothing
   * @throws CozeScriptException when none takes it
   */
  Object on(Object service, Given given, Slot slot) {
    List<Fit> fits = fits(given);
    Fit best =
        fits.stream()
            .filter(fit -> fit.missing().isEmpty())
            .findFirst()
            .orElseThrow(() -> refused(given, fits, slot));
    try {
      Object result = best.call(service, values, slot);
      return result instanceof Optional<?> optional ? optional.orElse(null) : result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the client throws its own kinds", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the client's services are public", e);
    }
  }

  private CozeScriptException refused(Given given, List<Fit> fits, Slot slot) {
    NotSent.refuseAmong(given.plain());
    NotSent.refuseAmong(given.named().values());
    List<String> known =
        overloads.stream().flatMap(each -> each.names().stream()).distinct().toList();
    Optional<String> unknown =
        given.named().keySet().stream()
            .filter(name -> overloads.stream().noneMatch(each -> each.knows(name)))
            .findFirst();
    if (unknown.isPresent()) {
      return slot.unknown(unknown.get(), known);
    }
    return fits.stream()
        .min(Comparator.comparingInt(fit -> fit.missing().size()))
        .map(fit -> slot.lacks(fit.missing(), known))
        .orElseGet(
            () ->
                new CozeScriptException(
                    slot.place(),
                    slot + " does not take these arguments",
                    "it takes " + String.join(", ", known),
                    ""));
  }
}
