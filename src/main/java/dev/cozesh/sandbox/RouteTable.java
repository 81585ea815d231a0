package dev.cozesh.sandbox;

import static java.util.stream.Collectors.toSet;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

  /** Routes that Coze has and the sandbox refuses, each once. */
  List<String> notServed() {
    Set<String> names = served.stream().map(route -> RouteKey.of(route.name())).collect(toSet());
    return Catalog.bundled().endpoints().stream()
        .filter(RouteTable::isOnThisHost)
        .map(Endpoint::operation)
        .filter(name -> !names.contains(RouteKey.of(name)))
        .distinct()
        .toList();
  }

  /** Routes that answer what was prepared for them. */
  List<String> fixtures() {
    return served.stream().filter(Route::isFixture).map(Route::name).toList();
  }

  /** How each route is served: kept, fixture, socket or refused. */
  Map<String, String> overview() {
    Map<String, String> overview = new TreeMap<>();
    Catalog.bundled().endpoints().stream()
        .filter(endpoint -> !isOnThisHost(endpoint))
        .forEach(endpoint -> overview.put(endpoint.operation(), "socket"));
    notServed().forEach(name -> overview.put(name, "refused"));
    served.forEach(route -> overview.put(route.name(), route.isFixture() ? "fixture" : "kept"));
    return overview;
  }

  private static Optional<String> known(String method, String path) {
    return Catalog.bundled()
        .match(method, path)
        .filter(RouteTable::isOnThisHost)
        .map(Endpoint::operation);
  }

  /** Consent pages are here, too; sockets have their own server on Coze's side. */
  private static boolean isOnThisHost(Endpoint endpoint) {
    return endpoint.host() != Endpoint.Host.WS;
  }
}
