package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a reader weighs before a plan is applied.
 *
 * @param needs the permissions, each with what needs it, sorted by name
 * @param gates the rules it was held against
 */
public record Precautions(List<Need> needs, Reach reach, List<Gate> gates) {
  /** Those of a plan that nobody weighed. */
  public static final Precautions NONE = new Precautions(List.of(), Reach.NONE, List.of());

  public Precautions {
    needs = List.copyOf(needs);
    requireNonNull(reach, "reach");
    gates = List.copyOf(gates);
  }

  /** The gates that are closed. */
  public List<Gate> closed() {
    return gates.stream().filter(gate -> !gate.isOpen()).toList();
  }

  /** The same but for one gate, which is told elsewhere. */
  public Precautions without(Gate told) {
    return new Precautions(needs, reach, gates.stream().filter(gate -> gate != told).toList());
  }

  /** The first gate that nothing but another plan opens. */
  public Optional<Gate> shut() {
    return closed().stream().filter(gate -> gate.confirmedBy().isEmpty()).findFirst();
  }
}
