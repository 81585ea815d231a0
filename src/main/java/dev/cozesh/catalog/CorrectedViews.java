package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The endpoints with what probes saw, made anew when the overlay is another. Thread-safe. */
final class CorrectedViews implements Supplier<EndpointViews> {
  private final Supplier<EndpointViews> bundled;
  private final Supplier<CatalogOverlay> overlays;
  private final Supplier<NameTable> names;
  private final Supplier<Meanings> meanings;
  private volatile EndpointViews made;

  CorrectedViews(
      Supplier<EndpointViews> bundled,
      Supplier<CatalogOverlay> overlays,
      Supplier<NameTable> names,
      Supplier<Meanings> meanings) {
    this.bundled = bundled;
    this.overlays = overlays;
    this.names = names;
    this.meanings = meanings;
  }

  @Override
  public EndpointViews get() {
    CatalogOverlay overlay = overlays.get();
    if (overlay.corrections().isEmpty()) {
      return bundled.get();
    }
    EndpointViews now = made;
    return now != null && now.overlay() == overlay ? now : make(overlay);
  }

  private synchronized EndpointViews make(CatalogOverlay overlay) {
    if (made == null || made.overlay() != overlay) {
      EndpointTable known = bundled.get().table();
      List<Endpoint> all = new ArrayList<>(known.all());
      all.addAll(overlay.added(known));
      made = new EndpointViews(new EndpointTable(all), overlay, names, meanings);
    }
    return made;
  }
}
