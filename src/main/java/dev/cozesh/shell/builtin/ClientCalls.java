package dev.cozesh.shell.builtin;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.CozeClient;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which calls of the client reach an endpoint, as Java and scripts name them. */
final class ClientCalls {
  private ClientCalls() {}

  /**
   * The calls of an endpoint, {@code chats.create}; empty when the client has none.
   *
   * @param endpoint its id in the catalogue
   */
  static List<String> of(String endpoint) {
    return Arrays.stream(CozeClient.class.getMethods())
        .filter(accessor -> accessor.getReturnType().getSimpleName().endsWith("Service"))
        .sorted(Comparator.comparing(Method::getName))
        .flatMap(accessor -> calls(accessor, endpoint))
        .distinct()
        .toList();
  }

  private static Stream<String> calls(Method accessor, String endpoint) {
    return Arrays.stream(accessor.getReturnType().getMethods())
        .filter(method -> method.isAnnotationPresent(Calls.class))
        .filter(method -> List.of(method.getAnnotation(Calls.class).value()).contains(endpoint))
        .map(method -> accessor.getName() + "." + method.getName())
        .sorted();
  }
}
