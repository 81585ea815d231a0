package dev.cozesh.dsl;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One method of a service, and how a script's arguments go to its parameters: plain ones in their
 * order, named ones by name, to a parameter or into the record that has a member of that name. The
 * workspace is the script's when it is not told.
 */
final class Overload {
  private final Method method;
  private final List<Target> targets;

  Overload(Method method) {
    this.method = method;
    this.targets = Arrays.stream(method.getParameters()).map(Target::of).toList();
  }

  int size() {
    return targets.size();
  }

  /** How many parameters are records that are sent. */
  int records() {
    return (int) targets.stream().filter(Target::isRecord).count();
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
    Set<String> names = given.named().keySet();
    if (!names.stream().allMatch(this::knows)) {
      return Optional.empty();
    }
    Predicate<Target> byName =
        target -> !target.isRecord() && names.stream().anyMatch(target::knows);
    Optional<Fit> fit = Optional.empty();
    if (!names.isEmpty()) {
      // Records are made of the named arguments, so that plain ones pass by them.
      fit = fit(given, byName.or(Target::isRecord), values);
    }
    return fit.or(() -> fit(given, byName, values));
  }

  private Optional<Fit> fit(Given given, Predicate<Target> passedBy, Values values) {
    Set<String> names = given.named().keySet();
    return positions(given.plain(), passedBy, values)
        .map(
            plain -> {
              List<Target> rest =
                  IntStream.range(0, targets.size())
                      .filter(position -> !plain.containsKey(position))
                      .mapToObj(targets::get)
                      .toList();
              return names.stream()
                      .allMatch(name -> rest.stream().anyMatch(target -> target.knows(name)))
                  ? new Fit(method, targets, plain, given.named(), missing(rest, names))
                  : null;
            });
  }

  private static List<String> missing(List<Target> targets, Set<String> names) {
    return targets.stream().flatMap(target -> target.missing(names).stream()).toList();
  }

  /** Plain values by the position of their target; empty when one has none. */
  private Optional<Map<Integer, Object>> positions(
      List<Object> plain, Predicate<Target> passedBy, Values values) {
    Map<Integer, Object> positions = new LinkedHashMap<>();
    int next = 0;
    for (Object value : plain) {
      while (next < targets.size() && isPassed(targets.get(next), value, passedBy, values)) {
        next++;
      }
      if (next == targets.size() || !values.fit(targets.get(next).type(), value)) {
        return Optional.empty();
      }
      positions.put(next++, value);
    }
    return Optional.of(positions);
  }

  private static boolean isPassed(
      Target target, Object value, Predicate<Target> passedBy, Values values) {
    return passedBy.test(target) || target.isWorkspace() && !values.fit(target.type(), value);
  }
}
