package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The bounds of a run.
 *
 * @param base the profile's server
 * @param hosts further servers that were named on purpose; the credential never goes there
 * @param budget most requests of the run, 1 or more
 * @param rate requests a second; 0 for as fast as the server answers
 * @param workers how many requests may be under way at once, 1 or more
 * @param quota requests that the account has left, when the user said so
 * @param allowed operations that may be sent whole although they create something: {@code POST
 *     /v1/datasets}
 * @param acceptResidue whether something may stay behind that no endpoint deletes
 * @param parameters whether the parameters of what exists are searched for
 * @param values values for parameters and holes, by name: {@code workspace_id}
 * @param selfHosted whether the server is a self-hosted one, where the slash oracle comes first
 * @param seed what random paths come from
 */
public record ProbeOptions(
    URI base,
    List<URI> hosts,
    int budget,
    double rate,
    int workers,
    OptionalInt quota,
    Set<String> allowed,
    boolean acceptResidue,
    boolean parameters,
    Map<String, String> values,
    boolean selfHosted,
    long seed) {
  public ProbeOptions {
    requireNonNull(base, "base");
    hosts = List.copyOf(hosts);
    requireNonNull(quota, "quota");
    allowed = Set.copyOf(allowed);
    values = Map.copyOf(values);
    if (budget < 1 || workers < 1 || rate < 0) {
      throw new IllegalArgumentException(
          "budget and workers must be 1 or more, rate 0 or more, was "
              + budget
              + ", "
              + workers
              + ", "
              + rate);
    }
  }

  /**
   * The same with other random paths.
   *
   * @param other the seed
   * @return a copy
   */
  public ProbeOptions seeded(long other) {
    return with(parameters, other);
  }

  /**
   * The same without a search for parameters.
   *
   * @return a copy
   */
  public ProbeOptions withoutParameters() {
    return with(false, seed);
  }

  private ProbeOptions with(boolean search, long random) {
    return new ProbeOptions(
        base,
        hosts,
        budget,
        rate,
        workers,
        quota,
        allowed,
        acceptResidue,
        search,
        values,
        selfHosted,
        random);
  }
}
