package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a server is reached.
 *
 * @param proxy {@code http://[user:password@]host:port}; absent: directly
 * @param noProxy hosts that are reached directly all the same
 * @param caFile a PEM file with further authorities to trust, absolute
 */
public record Reach(
    Optional<Found<URI>> proxy, List<String> noProxy, Optional<Found<Path>> caFile) {
  /** Directly, with the usual authorities. */
  public static final Reach DIRECT = new Reach(Optional.empty(), List.of(), Optional.empty());

  public Reach {
    requireNonNull(proxy, "proxy");
    noProxy = List.copyOf(noProxy);
    requireNonNull(caFile, "caFile");
  }

  /**
   * {@return what the variables say, without any profile}
   *
   * @param environment variables and directory
   */
  public static Reach of(Environment environment) {
    return new ReachReader(environment).read(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Without the proxy's password. */
  @Override
  public String toString() {
    String way = proxy.map(found -> "proxy " + found.value().getHost()).orElse("directly");
    return caFile.map(found -> way + ", trusting " + found.value()).orElse(way);
  }
}
