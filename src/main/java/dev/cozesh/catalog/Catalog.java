package dev.cozesh.catalog;

import dev.cozesh.error.CozeDataException;
import java.util.List;
import java.util.Optional;

/**
 * What is known of Coze's public API, offline: one door to the files, each of which is read when
 * first asked for. What is handed out does not change. Thread-safe. A damaged file is a {@link
 * CozeDataException}.
 */
public final class Catalog {
  private static final Catalog BUNDLED = new Catalog(new CatalogFiles());

  private final Once<EndpointTable> endpoints;
  private final Once<EndpointSearch> search;
  private final Once<NameTable> names;
  private final Once<CodeTable> codes;
  private final Once<Limits> limits;
  private final Once<SchemaTable> schemas;
  private final Once<StreamTable> streams;
  private final Once<Differences> differences;

  Catalog(CatalogFiles files) {
    endpoints = new Once<>(() -> EndpointTable.read(files));
    names = new Once<>(() -> NameTable.read(files));
    search = new Once<>(() -> new EndpointSearch(endpoints(), names.get().synonyms()));
    codes = new Once<>(() -> CodeTable.read(files));
    limits = new Once<>(() -> Limits.read(files));
    schemas = new Once<>(() -> SchemaTable.read(files));
    streams = new Once<>(() -> StreamTable.read(files));
    differences = new Once<>(() -> Differences.read(files));
  }

  /** {@return the catalogue that cozesh brings along; always the same one} */
  public static Catalog bundled() {
    return BUNDLED;
  }

  /** {@return every public endpoint, by group, path and method} */
  public List<Endpoint> endpoints() {
    return endpoints.get().all();
  }

  /**
   * {@return the endpoint of that id}
   *
   * @param id its name in the catalogue
   * @throws IllegalArgumentException when there is none
   */
  public Endpoint endpoint(String id) {
    return endpoints.get().named(id);
  }

  /**
   * {@return the endpoint that serves a request} The host is not looked at; {@code GET
   * /v1/audio/speech} is a WebSocket on another one. Of the OAuth grants, which share one path and
   * differ in grant_type, the web app's comes back; {@link #matchPath} has all.
   *
   * @param method in any case
   * @param path a concrete path or a template; a query behind it is ignored, a slash at the end is
   *     not, and a literal segment beats a parameter
   */
  public Optional<Endpoint> match(String method, String path) {
    return endpoints.get().match(method, path);
  }

  /**
   * Like {@link #match}, but with any method; empty when the path is unknown.
   *
   * @param path a concrete path or a template
   * @return as told there
   */
  public List<Endpoint> matchPath(String path) {
    return endpoints.get().matchPath(path);
  }

  /**
   * Endpoints by words of id, path, summary and notes, the best first; empty when no word is found.
   *
   * @param words also a path, an id or words of the field: {@code knowledge_base} finds datasets
   * @return the endpoints found
   */
  public List<Endpoint> search(String words) {
    return search.get().find(words);
  }

  /** {@return every known business code, by number} */
  public List<ErrorCode> codes() {
    return codes.get().all();
  }

  /**
   * {@return what a business code means; empty for one that no source names}
   *
   * @param code from an answer
   */
  public Optional<ErrorCode> code(long code) {
    return codes.get().of(code);
  }

  /**
   * Lengths, sizes, counts, rates and times.
   *
   * @return all bounds
   */
  public Limits limits() {
    return limits.get();
  }

  /**
   * {@return the name to send for one that no endpoint takes; empty for a right name and for a
   * stranger}
   *
   * @param wrongName as it was written
   */
  public Optional<RightName> rightName(String wrongName) {
    return names.get().rightName(wrongName, endpoints());
  }

  /**
   * {@return the name that this endpoint takes; it may be right at another: space_id, page_num}
   *
   * @param wrongName as it was written
   * @param endpoint what it was sent to
   */
  public Optional<RightName> rightName(String wrongName, Endpoint endpoint) {
    return names.get().rightName(wrongName, endpoint);
  }

  /**
   * {@return what a request that people guess was meant to be; empty when nobody was seen to guess
   * it}
   *
   * @param method in any case
   * @param path a concrete path or a template
   */
  public Optional<RightPath> rightPath(String method, String path) {
    return names.get().rightPath(method, path);
  }

  /**
   * {@return the documented requests that an undocumented one was probably meant to be, the
   * likeliest first; empty for a documented one, and when nothing comes near}
   *
   * @param method in any case
   * @param path a concrete path
   */
  public List<Endpoint> meant(String method, String path) {
    List<Endpoint> sure = equivalents(method, path);
    boolean documented = match(method, path).isPresent();
    return documented || !sure.isEmpty() ? sure : search(path);
  }

  /**
   * {@return what {@link #meant} names for good reason, not only for words that the path shares}
   *
   * @param method in any case
   * @param path a concrete path
   */
  public List<Endpoint> equivalents(String method, String path) {
    if (match(method, path).isPresent()) {
      return List.of();
    }
    List<Endpoint> others = matchPath(path);
    if (!others.isEmpty()) {
      return others;
    }
    return rightPath(method, path)
        .map(this::named)
        .or(() -> names.get().rightPath(path).map(guess -> withMethod(method, named(guess))))
        .orElse(List.of());
  }

  private List<Endpoint> named(RightPath right) {
    List<String> ids = right.endpoints().isEmpty() ? right.nearest() : right.endpoints();
    return ids.stream().map(this::endpoint).toList();
  }

  /** Who guessed a path with one method means the same path with another. */
  private List<Endpoint> withMethod(String method, List<Endpoint> near) {
    List<Endpoint> same =
        near.stream().flatMap(each -> match(method, each.path()).stream()).distinct().toList();
    return same.isEmpty() ? near : same;
  }

  /**
   * The id of a connector: {@code api} is 1024, {@code chat_sdk} 999, digits stay.
   *
   * @param nameOrId as people write it
   * @return empty for an unknown name
   */
  public Optional<String> connectorId(String nameOrId) {
    return names.get().connectorId(nameOrId);
  }

  /** {@return the names of the connectors that {@link #connectorId} knows} */
  public List<String> connectors() {
    return names.get().connectors();
  }

  /** {@return every object of the API, by name} */
  public List<Model> models() {
    return schemas.get().models();
  }

  /** {@return every enumeration of the API, by name} */
  public List<ValueSet> enums() {
    return schemas.get().enums();
  }

  /**
   * {@return the events of an endpoint that streams, in the usual order; empty for one that does
   * not}
   *
   * @param endpointId its id in the catalogue
   */
  public List<StreamEvent> events(String endpointId) {
    return streams.get().of(endpointId);
  }

  /** {@return where the sources of this catalogue do not say the same} */
  public Differences differences() {
    return differences.get();
  }
}
