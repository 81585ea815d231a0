package dev.cozesh.sandbox;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which requests Coze knows, and which of them the sandbox serves. */
final class RouteTable {
  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  private final List<Route> served;
  private final Persona persona;
  private final RouteChanges changes = new RouteChanges();

  RouteTable(List<Route> served, Persona persona) {
    this.persona = persona;
    Set<String> there =
        endpoints().map(endpoint -> RouteKey.of(endpoint.operation())).collect(toSet());
    this.served =
        served.stream()
            .filter(
                route ->
                    route.isOfConsole()
                        ? persona == Persona.STUDIO
                        : persona == Persona.CLOUD || there.contains(RouteKey.of(route.name())))
            .toList();
  }

  /**
   * Where a request leads.
   *
   * @param name the template, or method and path when nobody knows it
   * @param known whether Coze has such a route
   * @param route present when the sandbox serves it
   * @param path values of its placeholders
   */
  record Target(String name, boolean known, Optional<Route> route, Map<String, String> path) {
    static Target unknown(String name) {
      return new Target(name, false, Optional.empty(), Map.of());
    }
  }

  /** What is otherwise than Coze has it. */
  RouteChanges changes() {
    return changes;
  }

  Target find(String method, String path) {
    for (Route route : changes.prepared()) {
      Optional<Map<String, String>> values = route.match(method, path);
      if (values.isPresent()) {
        return new Target(route.name(), true, Optional.of(route), values.get());
      }
    }
    for (Route route : served) {
      Optional<Map<String, String>> values = route.match(method, path);
      if (values.isPresent() && !changes.isGone(route.name())) {
        return new Target(route.name(), true, Optional.of(route), values.get());
      }
    }
    return known(method, path)
        .map(name -> new Target(name, true, Optional.empty(), Map.of()))
        .orElseGet(() -> Target.unknown(method + " " + path));
  }

  /** The methods that a path is there for, sorted. */
  Set<String> methods(String path) {
    return METHODS.stream()
        .filter(method -> find(method, path).known())
        .collect(toCollection(TreeSet::new));
  }

  /** Routes that Coze has and the sandbox refuses, each once. */
  List<String> notServed() {
    Set<String> names = served.stream().map(route -> RouteKey.of(route.name())).collect(toSet());
    return endpoints()
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
    if (persona == Persona.CLOUD) {
      Catalog.bundled().endpoints().stream()
          .filter(endpoint -> !isOnThisHost(endpoint))
          .forEach(endpoint -> overview.put(endpoint.operation(), "socket"));
    }
    notServed().forEach(name -> overview.put(name, "refused"));
    served.forEach(route -> overview.put(route.name(), route.isFixture() ? "fixture" : "kept"));
    overview.keySet().removeIf(changes::isGone);
    changes.prepared().forEach(route -> overview.put(route.name(), "prepared"));
    return overview;
  }

  private Optional<String> known(String method, String path) {
    return Catalog.bundled()
        .match(method, path)
        .filter(this::isServedHere)
        .map(Endpoint::operation)
        .filter(name -> !changes.isGone(name));
  }

  private Stream<Endpoint> endpoints() {
    return Catalog.bundled().endpoints().stream().filter(this::isServedHere);
  }

  private boolean isServedHere(Endpoint endpoint) {
    return isOnThisHost(endpoint) && (persona == Persona.CLOUD || endpoint.selfHosted());
  }

  /** Consent pages are here, too; sockets have their own server on Coze's side. */
  private static boolean isOnThisHost(Endpoint endpoint) {
    return endpoint.host() != Endpoint.Host.WS;
  }
}
