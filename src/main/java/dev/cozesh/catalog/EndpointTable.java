package dev.cozesh.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The endpoints, found by id, by path or by words. */
final class EndpointTable {
  private final List<Endpoint> endpoints;
  private final Map<String, Endpoint> byId;
  private final PathTree<Endpoint> byPath;

  EndpointTable(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    byId = endpoints.stream().collect(toUnmodifiableMap(Endpoint::id, Function.identity()));
    byPath = PathTree.of(this.endpoints, Endpoint::path);
  }

  static EndpointTable read(CatalogFiles files) {
    return read(files, "endpoints");
  }

  static EndpointTable read(CatalogFiles files, String name) {
    return new EndpointTable(files.read(name, Contents.class).endpoints());
  }

  List<Endpoint> all() {
    return endpoints;
  }

  Endpoint named(String id) {
    Endpoint endpoint = byId.get(id);
    if (endpoint == null) {
      throw new IllegalArgumentException("no endpoint has the id " + id);
    }
    return endpoint;
  }

  Optional<Endpoint> match(String method, String path) {
    String wanted = method.toUpperCase(Locale.ROOT);
    return byPath.findFirst(path, endpoint -> endpoint.method().equals(wanted));
  }

  List<Endpoint> matchPath(String path) {
    return byPath.find(path, endpoint -> true);
  }

  private record Contents(List<Endpoint> endpoints) {}
}
