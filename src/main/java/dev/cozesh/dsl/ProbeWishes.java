package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@code probe} block wants to be run; what it leaves open is up to the host.
 *
 * @param budget most requests, 1 or more
 * @param rate requests a second; 0 for as fast as the server answers
 * @param workers how many requests may be under way at once, 1 or more
 * @param quota requests that the account has left
 * @param seed what random paths come from
 * @param allowed operations that may be sent whole although they create something
 * @param acceptResidue whether something may stay behind that no endpoint deletes
 * @param parameters whether the parameters of what exists are searched for
 * @param hosts further servers that are named on purpose
 * @param values values for parameters and holes, by name
 * @param reports where the report is written to, by its format
 */
public record ProbeWishes(
    Optional<Integer> budget,
    Optional<Double> rate,
    Optional<Integer> workers,
    Optional<Integer> quota,
    Optional<Long> seed,
    List<String> allowed,
    boolean acceptResidue,
    boolean parameters,
    List<URI> hosts,
    Map<String, String> values,
    Map<ProbeFormat, Path> reports) {
  /** Everything is left open. */
  public static final ProbeWishes NONE =
      new ProbeWishes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          true,
          List.of(),
          Map.of(),
          Map.of());

  public ProbeWishes {
    requireNonNull(budget, "budget");
    requireNonNull(rate, "rate");
    requireNonNull(workers, "workers");
    requireNonNull(quota, "quota");
    requireNonNull(seed, "seed");
    allowed = List.copyOf(allowed);
    hosts = List.copyOf(hosts);
    values = Map.copyOf(values);
    reports = new LinkedHashMap<>(reports);
  }
}
