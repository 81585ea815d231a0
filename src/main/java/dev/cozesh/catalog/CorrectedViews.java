package dev.cozesh.catalog;

import java.util.function.Supplier;

/** The endpoints with what probes saw, made anew when the overlay is another. Thread-safe. */
final class CorrectedViews implements Supplier<EndpointViews> {
  private final EndpointViews bundled;
  private final Supplier<CatalogOverlay> overlays;
  private volatile EndpointViews made;

  CorrectedViews(EndpointViews bundled, Supplier<CatalogOverlay> overlays) {
    this.bundled = bundled;
    this.overlays = overlays;
    made = bundled;
  }

  @Override
  public EndpointViews get() {
    CatalogOverlay overlay = overlays.get();
    EndpointViews now = made;
    return now.overlay() == overlay ? now : make(overlay);
  }

  private synchronized EndpointViews make(CatalogOverlay overlay) {
    if (made.overlay() != overlay) {
      made = overlay.corrections().isEmpty() ? bundled : bundled.with(overlay);
    }
    return made;
  }
}
