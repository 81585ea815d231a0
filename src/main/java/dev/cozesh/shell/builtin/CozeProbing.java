package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;

/** What probes Coze's servers. */
final class CozeProbing implements Probing {
  private CozeProbing() {}

  /** Made here, so that a start that does not probe loads none of its classes. */
  static Probing make() {
    return new CozeProbing();
  }

  @Override
  public AttemptSource attempts() {
    throw missing();
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
