package dev.cozesh.catalog;

import dev.cozesh.error.CozeDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is known of Coze's public API, offline: one door to the files, each of which is read when
 * first asked for. What is handed out does not change. Thread-safe. A damaged file is a {@link
 * CozeDataException}.
 */
public final class Catalog {
  private static final Catalog BUNDLED = new Catalog(new CatalogFiles());
  private static final String CONSOLE_GROUP = "studio.";
  private static final String CONSOLE_PATHS = "/api/";

  // What these suppliers give is not loaded with this class, which every start loads.
  private final Once<Supplier<EndpointViews>> endpoints;
  private final Once<EndpointTable> console;
  private final Once<NameTable> names;
  private final Once<CodeTable> codes;
  private final Once<Limits> limits;
  private final Once<SchemaTable> schemas;
  private final Once<StreamTable> streams;
  private final Once<Differences> differences;

  Catalog(CatalogFiles files) {
    names = new Once<>(() -> NameTable.read(files));
    endpoints = new Once<>(() -> EndpointViews.bundled(files, names));
    console = new Once<>(() -> EndpointTable.read(files, "studio"));
    codes = new Once<>(() -> CodeTable.read(files));
    limits = new Once<>(() -> Limits.read(files));
    schemas = new Once<>(() -> SchemaTable.read(files));
    streams = new Once<>(() -> StreamTable.read(files));
    differences = new Once<>(() -> Differences.read(files));
  }

  private Catalog(Catalog other, Once<Supplier<EndpointViews>> corrected) {
    names = other.names;
    console = other.console;
    endpoints = corrected;
    codes = other.codes;
    limits = other.limits;
    schemas = other.schemas;
    streams = other.streams;
    differences = other.differences;
  }

  /** {@return the catalogue that cozesh brings along; always the same one} */
  public static Catalog bundled() {
    return BUNDLED;
  }

  private EndpointViews views() {
    return endpoints.get().get();
  }

  /**
   * {@return this catalogue with what probes saw: what exists and no source names is one of its
   * endpoints, with effect write; all else stays, and {@link #seen} tells more}
   *
   * @param overlay what was seen
   */
  public Catalog corrected(CatalogOverlay overlay) {
    return new Catalog(this, new Once<>(() -> new CorrectedViews(views(), () -> overlay)));
  }

  /**
   * {@return like {@link #corrected(CatalogOverlay)}, with what a file holds whenever endpoints are
   * looked at; its failures come then}
   *
   * @param file {@code catalog-seen.json}; need not be there
   */
  public Catalog correctedBy(Path file) {
    return new Catalog(this, new Once<>(() -> new CorrectedViews(views(), new OverlayFile(file))));
  }

  /**
   * {@return what a probe saw of an endpoint, the last time}
   *
   * @param endpoint of this catalogue
   */
  public Optional<Correction> seen(Endpoint endpoint) {
    return seen(endpoint.method(), endpoint.path());
  }

  /**
   * {@return what a probe saw of a request, the last time}
   *
   * @param method in any case
   * @param path the template; the names of its holes do not matter
   */
  public Optional<Correction> seen(String method, String path) {
    return views().seen(method, path);
  }

  /** {@return every public endpoint, by group, path and method; then those that were only seen} */
  public List<Endpoint> endpoints() {
    return views().table().all();
  }

  /**
   * {@return the routes of a self-hosted console that cozesh calls, which no page documents: they
   * take a session, no token, and are none of {@link #endpoints}}
   */
  public List<Endpoint> console() {
    return console.get().all();
  }

  /**
   * {@return the endpoint of that id, a console's with them}
   *
   * @param id its name in the catalogue
   * @throws IllegalArgumentException when there is none
   */
  public Endpoint endpoint(String id) {
    return id.startsWith(CONSOLE_GROUP) ? console.get().named(id) : views().table().named(id);
  }

  /**
   * {@return what a request does to the account; empty for a route that neither {@link #endpoints}
   * nor {@link #console} has}
   *
   * @param method in any case
   * @param path a concrete path
   */
  public Optional<Effect> effect(String method, String path) {
    return route(method, path).map(Endpoint::effect);
  }

  /**
   * {@return the endpoint that serves a request, a console's with them}
   *
   * @param method in any case
   * @param path a concrete path
   */
  public Optional<Endpoint> route(String method, String path) {
    Optional<Endpoint> known = match(method, path);
    return known.isEmpty() && path.startsWith(CONSOLE_PATHS)
        ? console.get().match(method, path)
        : known;
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
    return views().table().match(method, path);
  }

  /**
   * Like {@link #match}, but with any method; empty when the path is unknown.
   *
   * @param path a concrete path or a template
   * @return as told there
   */
  public List<Endpoint> matchPath(String path) {
    return views().table().matchPath(path);
  }

  /**
   * Endpoints by what words mean, then by words of id, path, summary and notes, the best first;
   * empty when no word is found.
   *
   * @param words also a path, an id or words of the field: {@code knowledge_base} finds datasets,
   *     as {@code 知识库} does
   * @return the endpoints found
   */
  public List<Endpoint> search(String words) {
    EndpointViews views = views();
    List<Endpoint> found = views.search().find(words);
    boolean id = found.stream().anyMatch(each -> each.id().equals(words));
    return id
        ? found
        : Stream.concat(views.answers().meant(words).stream(), found.stream()).distinct().toList();
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
   * What to call instead of a request that is not documented, by meaning: of its path, its method
   * and what was sent with it. A path that has a deed where an id belongs, {@code GET
   * /v1/bots/list}, is not documented.
   *
   * @param method in any case
   * @param path a concrete path or a template; a query behind it is ignored
   * @param names of the parameters that were sent with it
   * @return without any suggestion for a documented request, and when nothing comes near
   */
  public RightAnswer rightAnswer(String method, String path, Set<String> names) {
    EndpointViews views = views();
    Optional<Endpoint> documented = views.table().match(method, path);
    return documented.filter(known -> !views.answers().holdsDeed(known, path)).isPresent()
        ? Answers.NONE
        : views.answers().instead(method, path, names);
  }

  /**
   * {@return a line of the language that calls an endpoint, the shortest that there is, with … in
   * the place of values; empty for the grants of OAuth, which {@code cozesh login} asks for}
   *
   * @param endpoint of this catalogue
   */
  public String line(Endpoint endpoint) {
    return views().answers().line(endpoint);
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
