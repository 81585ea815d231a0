package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A server in memory that has the catalogue's routes and may be as unpleasant as servers are. Every
 * switch returns this server. Not thread-safe.
 */
public final class SimulatedServer implements Wire {
  /** What the cloud says of an unknown path. */
  public static final String SHORT = "The requested API endpoint %s %s does not exist.";

  /** What it says as well. */
  public static final String LONG =
      "The requested API endpoint %s %s does not exist. Please verify the URL and consult the"
          + " documentation.";

  private static final String CONSOLE = "/api/v1/";
  private static final Duration TOOK = Duration.ofMillis(20);
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Coze Studio</title></head><body><div id=\"root\"></div>"
          + "</body></html>";

  private final Predicate<Endpoint> served;
  private final boolean studio;
  private final SplittableRandom random;
  private final Map<String, Integer> perOperation = new LinkedHashMap<>();
  private final List<Sent> log = new ArrayList<>();
  private List<String> wordings = List.of(SHORT);
  private int unknownStatus = 404;
  private double surprises;
  private double losses;
  private int stormFrom = Integer.MAX_VALUE;
  private int stormUntil;
  private Optional<String> retryAfter = Optional.empty();
  private boolean authFirst;
  private boolean tokenRefused;
  private int handled;

  private SimulatedServer(Predicate<Endpoint> served, boolean studio, long seed) {
    this.served = served;
    this.studio = studio;
    this.random = new SplittableRandom(seed);
  }

  /**
   * A server that behaves as api.coze.cn was seen to.
   *
   * @param seed of everything that is left to chance
   */
  public static SimulatedServer cloud(long seed) {
    return new SimulatedServer(each -> each.host() == Endpoint.Host.API, false, seed);
  }

  /**
   * A server that behaves as the open-source one does.
   *
   * @param seed of everything that is left to chance
   */
  public static SimulatedServer studio(long seed) {
    return new SimulatedServer(Endpoint::selfHosted, true, seed);
  }

  /**
   * Of unknown paths it speaks in one of these ways, by chance.
   *
   * @param formats for method and path
   */
  public SimulatedServer wordings(String... formats) {
    wordings = List.of(formats);
    return this;
  }

  /**
   * Unknown paths get this HTTP status.
   *
   * @param status instead of 404
   */
  public SimulatedServer unknownStatus(int status) {
    unknownStatus = status;
    return this;
  }

  /**
   * An unknown path succeeds by mistake.
   *
   * @param rate how often, from 0 to 1
   */
  public SimulatedServer surprises(double rate) {
    surprises = rate;
    return this;
  }

  /**
   * A known path is not found by mistake.
   *
   * @param rate how often, from 0 to 1
   */
  public SimulatedServer losses(double rate) {
    losses = rate;
    return this;
  }

  /**
   * Some requests are too many.
   *
   * @param from number of the first one, from 1
   * @param count how many follow in all
   * @param after the header {@code Retry-After}; empty for none
   */
  public SimulatedServer storm(int from, int count, String after) {
    stormFrom = from;
    stormUntil = from + count;
    retryAfter = after.isEmpty() ? Optional.empty() : Optional.of(after);
    return this;
  }

  /** The token is refused before any path is looked at. */
  public SimulatedServer authFirst() {
    authFirst = true;
    return this;
  }

  /** The token is refused by every route, but not by what answers for unknown paths. */
  public SimulatedServer tokenRefused() {
    tokenRefused = true;
    return this;
  }

  /** {@return how many requests came} */
  public int requests() {
    return log.size();
  }

  /** {@return how many requests of that operation came} */
  public int requests(String operation) {
    return perOperation.getOrDefault(operation, 0);
  }

  /** {@return every request, in order} */
  public List<Sent> log() {
    return List.copyOf(log);
  }

  /** {@return how many requests reached a handler} */
  public int handled() {
    return handled;
  }

  /** {@return whether it has a route for the request} */
  public boolean knows(String method, String path) {
    return endpoint(method, path).isPresent();
  }

  private Optional<Endpoint> endpoint(String method, String path) {
    return Catalog.bundled().match(method, path).filter(served);
  }

  private boolean isKnown(Sent sent) {
    return knows(sent.method(), sent.path());
  }

  @Override
  public Seen send(Sent sent) {
    log.add(sent);
    perOperation.merge(sent.operation(), 1, Integer::sum);
    int number = log.size();
    if (number >= stormFrom && number < stormUntil) {
      return refusal(429, 4008, "Your request has exceeded the rate limit.", retryAfter);
    }
    boolean console = !studio && sent.path().startsWith(CONSOLE) && !isKnown(sent);
    if (authFirst || console) {
      return refusal(
          authFirst ? 401 : 200, authFirst ? 4100 : 700012006, "authentication is invalid");
    }
    Optional<Endpoint> endpoint = endpoint(sent.method(), sent.path());
    boolean mistaken = chance(endpoint.isPresent() ? losses : surprises);
    if (endpoint.isPresent() == mistaken) {
      return mistaken || !isSlashed(sent) ? unknown(sent, mistaken) : redirect(sent);
    }
    return mistaken ? success() : known(sent, endpoint.orElseThrow());
  }

  private boolean chance(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  private boolean isSlashed(Sent sent) {
    return studio
        && sent.path().endsWith("/")
        && knows(sent.method(), sent.path().substring(0, sent.path().length() - 1));
  }

  private Seen redirect(Sent sent) {
    String location = sent.path().substring(0, sent.path().length() - 1);
    int status = sent.method().equals("GET") ? 301 : 307;
    return Seen.answered(status, Map.of("Location", List.of(location)), "", TOOK);
  }

  private Seen unknown(Sent sent, boolean lost) {
    if (studio && !lost) {
      return sent.path().matches("/v[13]/.*")
          ? refusal(401, 401, "missing session_key in cookie")
          : Seen.answered(200, Map.of("Content-Type", List.of("text/html")), PAGE, TOOK);
    }
    String wording = wordings.get(random.nextInt(wordings.size()));
    return refusal(unknownStatus, 4000, wording.formatted(sent.method(), sent.path()));
  }

  private Seen known(Sent sent, Endpoint endpoint) {
    if (tokenRefused || sent.credential() != Credential.TOKEN) {
      return refusal(studio ? 200 : 401, studio ? 700012006 : 4100, "authentication is invalid");
    }
    handled++;
    List<String> missing = missing(sent, endpoint);
    if (endpoint.operation().equals("GET /v1/workflows") && !missing.isEmpty()) {
      return refusal(500, 4000, "Invalid request parameters");
    }
    if (!missing.isEmpty()) {
      return refusal(400, 4000, "Request parameter error: " + missing.get(0) + " is required");
    }
    if (endpoint.path().contains("{")) {
      return refusal(404, 4200, "The resource does not exist or is not yours.");
    }
    return success();
  }

  private static List<String> missing(Sent sent, Endpoint endpoint) {
    TreeSet<String> given = new TreeSet<>(sent.query().keySet());
    sent.body().ifPresent(body -> body.fieldNames().forEachRemaining(given::add));
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.required())
        .map(parameter -> parameter.name())
        .filter(name -> name.matches("\\w+"))
        .filter(name -> !endpoint.path().contains("{" + name + "}"))
        .filter(name -> !given.contains(name))
        .toList();
  }

  private Seen success() {
    List<Integer> rows = IntStream.range(0, random.nextInt(4)).boxed().toList();
    return json(200, Map.of("code", 0, "msg", "", "data", Map.of("items", rows)), Optional.empty());
  }

  private Seen refusal(int status, long code, String message) {
    return refusal(status, code, message, Optional.empty());
  }

  private Seen refusal(int status, long code, String message, Optional<String> after) {
    return json(status, Map.of("code", code, "msg", message), after);
  }

  private Seen json(int status, Map<String, Object> members, Optional<String> after) {
    String logId = "20261125223000%012X".formatted(random.nextLong(1L << 40));
    Map<String, Object> body = new LinkedHashMap<>(members);
    body.put("detail", Map.of("logid", logId));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json; charset=utf-8"));
    headers.put("X-Tt-Logid", List.of(logId));
    after.ifPresent(seconds -> headers.put("Retry-After", List.of(seconds)));
    return Seen.answered(status, headers, Json.line(body), TOOK);
  }

  /** {@return documented reads of a unit without holes in their path} */
  public static List<Endpoint> reads(String method, String prefix) {
    return Catalog.bundled().endpoints().stream()
        .filter(each -> each.method().equals(method) && each.path().startsWith(prefix + "/"))
        .filter(each -> each.effect() == Effect.READ && !each.path().contains("{"))
        .collect(Collectors.toList());
  }
}
