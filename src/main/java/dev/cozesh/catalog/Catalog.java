package dev.cozesh.catalog;

import dev.cozesh.error.CozeDataException;
import java.util.List;
import java.util.Optional;

/**
 * What is known of Coze's public API, offline. Each file is read when first asked for; what is
 * handed out does not change. Thread-safe. A damaged file is a {@link CozeDataException}.
 */
public final class Catalog {
  private static final Catalog BUNDLED = new Catalog(new CatalogFiles());

  private final Once<EndpointTable> endpoints;

  Catalog(CatalogFiles files) {
    endpoints = new Once<>(() -> EndpointTable.read(files));
  }

  /** The catalogue that cozesh brings along; always the same one. */
  public static Catalog bundled() {
    return BUNDLED;
  }

  /** Every public endpoint, by group, path and method. */
  public List<Endpoint> endpoints() {
    return endpoints.get().all();
  }

  /**
   * The endpoint of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Endpoint endpoint(String id) {
    return endpoints.get().named(id);
  }

  /**
   * The endpoint that serves a request. The host is not looked at; {@code GET /v1/audio/speech} is
   * a WebSocket on another one. Of the OAuth grants, which share one path and differ in grant_type,
   * the web app's comes back; {@link #matchPath} has all.
   *
   * @param method in any case
   * @param path a concrete path or a template; a query behind it is ignored, a slash at the end is
   *     not, and a literal segment beats a parameter
   */
  public Optional<Endpoint> match(String method, String path) {
    return endpoints.get().match(method, path);
  }

  /** Like {@link #match}, but with any method; empty when the path is unknown. */
  public List<Endpoint> matchPath(String path) {
    return endpoints.get().matchPath(path);
  }
}
