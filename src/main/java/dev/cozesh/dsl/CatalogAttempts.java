package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.probe.variant.AttemptFile;
import dev.cozesh.probe.variant.Disagreements;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import java.nio.file.Path;
import java.util.List;

/** Reads patterns and files; the disagreements are those of a catalogue. */
public final class CatalogAttempts implements AttemptSource {
  private final Catalog catalog;

  /**
   * @param catalog whose sources may disagree
   */
  public CatalogAttempts(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public Variants pattern(ProbeLine line) {
    return PatternAttempts.of(line);
  }

  @Override
  public Inquiry file(Path file) {
    return AttemptFile.inquiry(file);
  }

  @Override
  public Inquiry disagreements() {
    return new Inquiry("", Disagreements.of(catalog), List.of());
  }
}
