package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The endpoints and what is made of them, each when first asked for. */
final class EndpointViews {
  private final EndpointTable table;
  private final CatalogOverlay overlay;
  private final Once<Map<String, Correction>> seen;
  private final Once<EndpointSearch> search;
  private final Once<Answers> answers;

  private final Supplier<NameTable> names;
  private final Supplier<Meanings> meanings;

  private EndpointViews(
      EndpointTable table,
      CatalogOverlay overlay,
      Supplier<NameTable> names,
      Supplier<Meanings> meanings) {
    this.names = names;
    this.meanings = meanings;
    this.table = table;
    this.overlay = overlay;
    seen = new Once<>(this::newest);
    search = new Once<>(() -> new EndpointSearch(table.all(), names.get().synonyms()));
    answers = new Once<>(() -> new Answers(table, names.get(), meanings.get()));
  }

  /** What cozesh brings along. */
  static Supplier<EndpointViews> bundled(CatalogFiles files, Supplier<NameTable> names) {
    EndpointViews views =
        new EndpointViews(
            EndpointTable.read(files),
            CatalogOverlay.EMPTY,
            names,
            new Once<>(() -> Meanings.read(files)));
    return () -> views;
  }

  /** These endpoints, and those that were only seen. */
  EndpointViews with(CatalogOverlay seen) {
    List<Endpoint> all = new ArrayList<>(table.all());
    all.addAll(seen.added(table));
    return new EndpointViews(new EndpointTable(all), seen, names, meanings);
  }

  EndpointTable table() {
    return table;
  }

  CatalogOverlay overlay() {
    return overlay;
  }

  Optional<Correction> seen(String method, String path) {
    return overlay.corrections().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(seen.get().get(key(method, path)));
  }

  private Map<String, Correction> newest() {
    Map<String, Correction> newest = new HashMap<>();
    overlay.byAge().forEach(each -> newest.put(key(each.method(), each.path()), each));
    return newest;
  }

  /** The endpoint that serves it, for it may have been tried with an id; else the request. */
  private String key(String method, String path) {
    return table
        .match(method, path)
        .filter(endpoint -> !answers.get().holdsDeed(endpoint, path))
        .map(endpoint -> CatalogOverlay.key(endpoint.method(), endpoint.path()))
        .orElseGet(() -> CatalogOverlay.key(method, path));
  }

  EndpointSearch search() {
    return search.get();
  }

  Answers answers() {
    return answers.get();
  }
}
