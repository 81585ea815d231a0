package dev.cozesh.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One method of a service, and how a script's arguments go to its parameters: plain ones in their
 * order, named ones by name, to a parameter or into the record that has a member of that name. The
 * workspace is the script's when it is not told.
 */
final class Overload {
  private final Method method;
  private final List<Target> targets;

  /**
   * A parameter.
   *
   * @param form of the record that it is, whose members can be named
   */
  private record Target(Parameter parameter, Optional<RecordForm> form) {
    static Target of(Parameter parameter) {
      Type type = parameter.getParameterizedType();
      return new Target(
          parameter,
          RecordForm.fits(type) ? Optional.of(RecordForm.of((Class<?>) type)) : Optional.empty());
    }

    boolean knows(String name) {
      return form.map(known -> known.knows(name))
          .orElseGet(() -> Spelling.all(parameter.getName()).contains(Spelling.squeezed(name)));
    }

    List<String> names() {
      return form.map(RecordForm::names).orElse(List.of(Spelling.shown(parameter.getName())));
    }

    boolean isWorkspace() {
      return parameter.getType() == String.class && Spelling.isWorkspace(parameter.getName());
    }

    List<String> missing(Set<String> given) {
      if (form.isPresent()) {
        return form.get().missing(given);
      }
      boolean there =
          isWorkspace()
              || parameter.getType() == Optional.class
              || given.stream().anyMatch(this::knows);
      return there ? List.of() : names();
    }

    Object absent(Values values) {
      return parameter.getParameterizedType() instanceof ParameterizedType generic
          ? Values.none(generic)
          : values.workspaceId();
    }
  }

  /**
   * What would go where.
   *
   * @param plain values by the parameter's position
   * @param missing names of what is needed and was not given
   */
  record Fit(Overload overload, Map<Integer, Object> plain, List<String> missing) {}

  Overload(Method method) {
    this.method = method;
    this.targets = Arrays.stream(method.getParameters()).map(Target::of).toList();
  }

  /** How many parameters are records that are sent; the others come first. */
  int records() {
    return (int) targets.stream().filter(target -> target.form().isPresent()).count();
  }

  int size() {
    return targets.size();
  }

  boolean knows(String name) {
    return targets.stream().anyMatch(target -> target.knows(name));
  }

  /** The names of all that it takes, as they are shown. */
  List<String> names() {
    return targets.stream().flatMap(target -> target.names().stream()).toList();
  }

  /** Where the arguments would go; empty when one has no target. */
  Optional<Fit> fit(Given given, Values values) {
    if (!given.named().keySet().stream().allMatch(this::knows)) {
      return Optional.empty();
    }
    return given.named().isEmpty()
        ? fit(given, values, false)
        : fit(given, values, true).or(() -> fit(given, values, false));
  }

  /**
   * @param recordsByName whether records are made of the named arguments, so that plain ones pass
   *     by them
   */
  private Optional<Fit> fit(Given given, Values values, boolean recordsByName) {
    Map<Integer, Object> plain = new LinkedHashMap<>();
    int next = 0;
    for (Object value : given.plain()) {
      while (next < targets.size()
          && passesBy(targets.get(next), given, value, values, recordsByName)) {
        next++;
      }
      if (next == targets.size()
          || !values.fit(targets.get(next).parameter().getParameterizedType(), value)) {
        return Optional.empty();
      }
      plain.put(next++, value);
    }
    Set<String> unused = new LinkedHashSet<>(given.named().keySet());
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      if (!plain.containsKey(i)) {
        missing.addAll(targets.get(i).missing(given.named().keySet()));
        unused.removeIf(targets.get(i)::knows);
      }
    }
    return unused.isEmpty() ? Optional.of(new Fit(this, plain, missing)) : Optional.empty();
  }

  private static boolean passesBy(
      Target target, Given given, Object value, Values values, boolean recordsByName) {
    if (target.form().isPresent()) {
      return recordsByName;
    }
    return given.named().keySet().stream().anyMatch(target::knows)
        || target.isWorkspace() && !values.fit(target.parameter().getParameterizedType(), value);
  }

  /** Calls it with what fits. */
  Object call(Object service, Fit fit, Given given, Values values, Slot slot)
      throws ReflectiveOperationException {
    Object[] arguments = new Object[targets.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(i, fit, given, values, slot);
    }
    return method.invoke(service, arguments);
  }

  private Object argument(int position, Fit fit, Given given, Values values, Slot slot) {
    Target target = targets.get(position);
    Slot own = target.form().isPresent() ? slot : slot.member(target.parameter().getName());
    if (fit.plain().containsKey(position)) {
      Type type = target.parameter().getParameterizedType();
      return values.of(type, fit.plain().get(position), own);
    }
    Map<String, Object> named = new LinkedHashMap<>(given.named());
    named.keySet().removeIf(name -> !target.knows(name));
    if (target.form().isPresent()) {
      return target.form().get().made(named, values, own);
    }
    return named.isEmpty()
        ? target.absent(values)
        : values.of(
            target.parameter().getParameterizedType(), named.values().iterator().next(), own);
  }
}
