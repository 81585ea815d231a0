package dev.cozesh.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What probes saw where the catalogue is silent or wrong. One correction for each host and
 * operation.
 *
 * @param version of the file's form
 * @param corrections by path, method and host
 */
public record CatalogOverlay(int version, List<Correction> corrections) {
  /** The form that this program writes. */
  public static final int VERSION = 1;

  /** No probe saw anything. */
  public static final CatalogOverlay EMPTY = new CatalogOverlay(VERSION, List.of());

  private static final Comparator<Correction> ORDER =
      Comparator.comparing(Correction::path)
          .thenComparing(Correction::method)
          .thenComparing(Correction::host);

  private static final Comparator<Correction> AGE =
      Comparator.comparing(Correction::seenOn).thenComparing(Correction::run);

  public CatalogOverlay {
    corrections = List.copyOf(corrections);
  }

  /**
   * Takes in what a later run saw. Of two corrections of one host and operation the newer stays, by
   * day and then by run; of two that are as old, the one that comes in.
   *
   * @param seen of a run
   * @return both together
   */
  public CatalogOverlay merged(List<Correction> seen) {
    Map<String, Correction> all = new LinkedHashMap<>();
    corrections.forEach(each -> all.put(key(each), each));
    seen.forEach(
        each -> all.merge(key(each), each, (old, one) -> AGE.compare(old, one) > 0 ? old : one));
    return new CatalogOverlay(VERSION, all.values().stream().sorted(ORDER).toList());
  }

  private static String key(Correction correction) {
    return correction.host() + " " + correction.operation();
  }

  /** What was seen of each request, on any host, the newest last. */
  List<Correction> byAge() {
    return corrections.stream().sorted(AGE).toList();
  }

  /** A request without its query, and without the names of its holes, which are the writer's. */
  static String key(String method, String path) {
    return Shape.of(method.toUpperCase(Locale.ROOT) + " " + path);
  }

  /** What exists and no source names, one endpoint for each operation. */
  List<Endpoint> added(EndpointTable known) {
    Map<String, Correction> newest = new LinkedHashMap<>();
    byAge().forEach(each -> newest.put(key(each.method(), each.path()), each));
    List<Endpoint> added = new ArrayList<>();
    newest.values().stream()
        .filter(Correction::isThere)
        .filter(each -> known.match(each.method(), each.path()).isEmpty())
        .sorted(ORDER)
        .forEach(each -> added.add(endpoint(each)));
    return added;
  }

  private static Endpoint endpoint(Correction seen) {
    String id =
        "seen."
            + (seen.method() + seen.path().replaceFirst("\\?.*", ""))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}{}]+", ".");
    boolean query = seen.method().equals("GET") || seen.method().equals("DELETE");
    return new Endpoint(
        id,
        "seen",
        seen.method(),
        seen.path().replaceFirst("\\?.*", ""),
        Endpoint.Host.API,
        Endpoint.Auth.BEARER,
        Effect.WRITE, // nobody says what it does, so it may do anything
        "Seen to exist on " + seen.host() + "; no source documents it",
        List.of(),
        "unknown: no source names one",
        seen.needs().stream().map(name -> parameter(seen.path(), name, query)).toList(),
        query || seen.needs().isEmpty() ? Endpoint.Body.NONE : Endpoint.Body.JSON,
        new Endpoint.Response(
            Endpoint.Envelope.DATA, JsonNodeFactory.instance.objectNode(), List.of()),
        new Endpoint.Paging(Endpoint.Paging.Style.NONE, List.of(), List.of()),
        Endpoint.Streaming.NONE,
        false,
        false,
        seen.note(),
        new Provenance(
            List.of(Provenance.Source.SEEN),
            Optional.empty(),
            "no source documents it; run " + seen.run() + " saw it",
            seen.seenOn()));
  }

  private static Parameter parameter(String path, String name, boolean query) {
    Parameter.In in =
        path.contains("{" + name + "}")
            ? Parameter.In.PATH
            : query ? Parameter.In.QUERY : Parameter.In.BODY;
    return new Parameter(name, in, "string", true, "seen by a probe");
  }
}
