package dev.cozesh.dsl.complete;

import java.lang.reflect.Executable;
import java.util.List;
import java.util.Optional;

/**
 * Something behind a dot.
 *
 * @param call whether it takes brackets
 * @param arguments how many it takes
 * @param blockAlone whether its one argument is a closure
 * @param signature as it is explained: {@code String substring(int, int)}
 * @param from the method it is; none for a property
 */
record Member(
    String name,
    boolean call,
    int arguments,
    boolean blockAlone,
    Known result,
    String signature,
    Optional<Executable> from) {
  /** Whether there is something better by now. */
  boolean isOld() {
    return from.filter(method -> method.isAnnotationPresent(Deprecated.class)).isPresent();
  }

  /** How far it is from what one looks for: 0 for Coze's own, 2 for what Groovy adds to all. */
  int distance() {
    String owner = from.map(method -> method.getDeclaringClass().getName()).orElse("dev.cozesh.");
    return owner.startsWith("dev.cozesh.") ? 0 : owner.contains(".groovy.runtime.") ? 2 : 1;
  }

  /** As it is inserted: a call with its bracket. */
  static String inserted(List<Member> overloads) {
    Member first = overloads.get(0);
    if (overloads.stream().anyMatch(each -> !each.call())) {
      return first.name();
    }
    if (overloads.stream().allMatch(each -> each.arguments() == 0)) {
      return first.name() + "()";
    }
    if (overloads.stream().allMatch(Member::blockAlone)) {
      return first.name() + " {";
    }
    return first.name() + "(";
  }
}
