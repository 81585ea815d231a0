package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call of a service as a script writes it.
 *
 * @param name behind the dot
 * @param method of the client, whose endpoint and result are its own
 * @param result what it gives; an Optional stands for a value or null
 * @param parameters in their order
 */
public record CallForm(String name, Method method, Type result, List<ParameterForm> parameters) {
  public CallForm {
    requireNonNull(name, "name");
    requireNonNull(method, "method");
    requireNonNull(result, "result");
    parameters = List.copyOf(parameters);
  }

  static CallForm of(String name, Method method) {
    return new CallForm(
        name,
        method,
        method.getGenericReturnType(),
        Arrays.stream(method.getParameters()).map(Target::of).map(ParameterForm::of).toList());
  }

  CallForm giving(Type other) {
    return new CallForm(name, method, other, parameters);
  }

  /** {@return what can be named: plain parameters, and the members of records} */
  public List<ParameterForm> named() {
    return parameters.stream()
        .flatMap(each -> each.members().isEmpty() ? Stream.of(each) : each.members().stream())
        .toList();
  }
}
