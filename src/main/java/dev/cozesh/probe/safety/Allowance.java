package dev.cozesh.probe.safety;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.probe.variant.Attempt;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which operations may be sent whole; refuses before anything is sent what never may. */
final class Allowance {
  private final Set<String> operations = new TreeSet<>();

  Allowance(Catalog catalog, Set<String> allowed, boolean acceptResidue) {
    for (String written : allowed) {
      String[] parts = written.strip().split("\\s+", 2);
      String operation =
          parts[0].toUpperCase(Locale.ROOT) + (parts.length > 1 ? " " + parts[1] : "");
      Endpoint endpoint = parts.length < 2 ? null : catalog.match(parts[0], parts[1]).orElse(null);
      require(operation, endpoint, acceptResidue);
      operations.add(operation);
    }
  }

  /** The endpoint of an attempt whose operation was allowed, as written or by its template. */
  Optional<Endpoint> endpoint(Attempt attempt, Known known) {
    return known
        .exact()
        .filter(
            endpoint ->
                operations.contains(attempt.operation())
                    || operations.contains(endpoint.operation()));
  }

  private static void require(String operation, Endpoint endpoint, boolean acceptResidue) {
    if (endpoint == null) {
      throw refused(
          operation,
          "the catalogue does not know it, so nobody could tell what to delete afterwards",
          "write a documented operation, `POST /v1/datasets`; `cozesh catalog` finds it");
    }
    whyNever(endpoint)
        .ifPresent(
            why -> {
              throw refused(operation, why, "leave it out; its harmless form is tried anyway");
            });
    if (endpoint.effect() != Effect.READ && Removal.of(endpoint).isEmpty() && !acceptResidue) {
      throw refused(
          operation,
          residue(endpoint),
          "leave it out: the harmless form shows the route too; or add --accept-residue");
    }
  }

  private static Optional<String> whyNever(Endpoint endpoint) {
    if (endpoint.effect() == Effect.READ) {
      return Optional.empty();
    }
    if (Forbidden.of(endpoint).isPresent()) {
      return Forbidden.of(endpoint).map(Forbidden::reason);
    }
    if (endpoint.effect() == Effect.PUBLISH) {
      return Optional.of("it decides what end users see");
    }
    if (endpoint.effect() == Effect.DELETE) {
      return Optional.of("a deletion never leaves with a real id");
    }
    return endpoint.body() == Endpoint.Body.JSON
        ? Optional.empty()
        : Optional.of("a probe sends JSON only, no file and no socket");
  }

  private static String residue(Endpoint endpoint) {
    String thing = endpoint.group().replaceFirst("s$", "").replace('_', ' ');
    return switch (endpoint.effect()) {
      case MONEY -> "this is billed, and nobody gives it back";
      case WRITE -> "this changes one " + thing + ", and nothing changes it back";
      default -> "this leaves one " + thing + " for ever: no public endpoint deletes it";
    };
  }

  private static CozeGuardException refused(String operation, String why, String next) {
    return new CozeGuardException(operation + " is not sent whole", why, next);
  }
}
