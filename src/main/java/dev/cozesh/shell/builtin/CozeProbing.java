package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.CatalogAttempts;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;

/** What probes Coze's servers. */
final class CozeProbing implements Probing {
  private final Catalog catalog;

  private CozeProbing(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  /** Made here, so that a start that does not probe loads none of its classes. */
  static Probing make(Catalog catalog) {
    return new CozeProbing(catalog);
  }

  @Override
  public AttemptSource attempts() {
    return new CatalogAttempts(catalog);
  }

  @Override
  public Probe open(Connection connection, ProbeOptions options) {
    throw missing();
  }

  @Override
  public String document(ProbeFormat format, Kept kept, boolean anonymised) {
    throw missing();
  }

  @Override
  public JsonNode json(Kept kept, boolean anonymised) {
    throw missing();
  }

  @Override
  public JsonNode json(Entry entry) {
    throw missing();
  }

  @Override
  public String curl(Entry entry) {
    throw missing();
  }

  private static CozeUsageException missing() {
    return new CozeUsageException("this build of cozesh does not probe", "", "");
  }
}
