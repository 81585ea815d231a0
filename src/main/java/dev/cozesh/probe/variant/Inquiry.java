package dev.cozesh.probe.variant;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.variant.Attempt.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to know.
 *
 * @param title for people; may be empty
 * @param variants what shall be tried, in their order
 * @param claims what others say about it
 */
public record Inquiry(String title, List<Variants> variants, List<Claim> claims) {
  public Inquiry {
    requireNonNull(title, "title");
    variants = List.copyOf(variants);
    claims = List.copyOf(claims);
  }

  /**
   * {@return every attempt, in the order of writing; one that was written again, wherever, is kept
   * once}
   */
  public List<Attempt> attempts() {
    Map<List<Object>, Attempt> first = new LinkedHashMap<>();
    variants.stream()
        .flatMap(each -> each.all().stream())
        .forEach(each -> first.putIfAbsent(request(each), each));
    return List.copyOf(first.values());
  }

  /** Everything of an attempt but where it was written. */
  private static List<Object> request(Attempt attempt) {
    return List.of(
        attempt.method(),
        attempt.path(),
        attempt.query(),
        attempt.headers(),
        attempt.body(),
        attempt.base());
  }

  /** {@return the attempts by the route that they share, both in the order of writing} */
  public Map<Route, List<Attempt>> routes() {
    Map<Route, List<Attempt>> routes = new LinkedHashMap<>();
    attempts()
        .forEach(each -> routes.computeIfAbsent(each.route(), key -> new ArrayList<>()).add(each));
    routes.replaceAll((route, attempts) -> List.copyOf(attempts));
    return unmodifiableMap(routes);
  }

  /**
   * The same, seen from a profile: what goes to its server is not sent to another one.
   *
   * @param profile scheme, host, port and perhaps a path prefix
   * @return a copy
   */
  public Inquiry from(URI profile) {
    List<Variants> seen =
        variants.stream().map(line -> line.each(attempt -> attempt.from(profile))).toList();
    return new Inquiry(title, seen, claims);
  }
}
