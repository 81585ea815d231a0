package dev.cozesh.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which requests Coze knows, and which of them the sandbox serves. */
final class RouteTable {
  private final List<Route> served;

  RouteTable(List<Route> served) {
    this.served = List.copyOf(served);
  }

  /**
   * Where a request leads.
   *
   * @param name the template, or method and path when nobody knows it
   * @param known whether Coze has such a route
   * @param route present when the sandbox serves it
   * @param path values of its placeholders
   */
  record Target(String name, boolean known, Optional<Route> route, Map<String, String> path) {}

  Target find(String method, String path) {
    for (Route route : served) {
      Optional<Map<String, String>> values = route.match(method, path);
      if (values.isPresent()) {
        return new Target(route.name(), true, Optional.of(route), values.get());
      }
    }
    return known(method, path)
        .map(name -> new Target(name, true, Optional.empty(), Map.of()))
        .orElseGet(() -> new Target(method + " " + path, false, Optional.empty(), Map.of()));
  }

  /** Routes that Coze has and the sandbox refuses. */
  List<String> notServed() {
    List<String> names = served.stream().map(route -> RouteKey.of(route.name())).toList();
    return KnownRoutes.ALL.stream().filter(name -> !names.contains(RouteKey.of(name))).toList();
  }

  private static Optional<String> known(String method, String path) {
    return KnownRoutes.ALL.stream()
        .filter(
            name -> {
              String[] parts = name.split(" ", 2);
              return new Route(parts[0], parts[1], (tx, call) -> call.body())
                  .match(method, path)
                  .isPresent();
            })
        .findFirst();
  }
}
