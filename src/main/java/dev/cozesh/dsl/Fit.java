package dev.cozesh.dsl;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments that go to the parameters of a method.
 *
 * @param plain values by the position of their target
 * @param named values by name
 * @param missing names of what is needed and was not given
 */
record Fit(
    Method method,
    List<Target> targets,
    Map<Integer, Object> plain,
    Map<String, Object> named,
    List<String> missing) {
  /**
   * Calls the method.
   *
   * @param slot the call, for errors
   */
  Object call(Object service, Values values, Slot slot) throws ReflectiveOperationException {
    Object[] arguments = new Object[targets.size()];
    for (int i = 0; i < arguments.length; i++) {
      Target target = targets.get(i);
      Slot own = target.isRecord() ? slot : slot.member(target.name());
      arguments[i] =
          plain.containsKey(i)
              ? values.of(target.type(), plain.get(i), own)
              : ofNamed(target, values, own);
    }
    return method.invoke(service, arguments);
  }

  private Object ofNamed(Target target, Values values, Slot slot) {
    Map<String, Object> own = new LinkedHashMap<>(named);
    own.keySet().removeIf(name -> !target.knows(name));
    if (target.form().isPresent()) {
      return target.form().get().made(own, values, slot);
    }
    return own.isEmpty()
        ? target.absent(values)
        : values.of(target.type(), own.values().iterator().next(), slot);
  }
}
