package dev.cozesh.sandbox;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that goes wrong on one route: {@code Fault.on("POST
 * /v1/bot/create").nth(2).commitThenReset()}. Requests are counted from the moment the fault is
 * added; without a choice it strikes the first one. Immutable: each word gives another fault.
 */
public final class Fault {
  /** Stands for every route. */
  public static final String ANY_ROUTE = "*";

  private static final String DETAIL = "\"detail\":{\"logid\":\"" + Effect.Instead.LOG_ID + "\"}}";
  private static final String RATE_LIMITED =
      "{\"code\":4008,\"msg\":\"You have exceeded the rate limit of this API.\"," + DETAIL;
  private static final String INTERNAL =
      "{\"code\":5000,\"msg\":\"internal server error\"," + DETAIL;

  private final String route;
  private final long first;
  private final long last;
  private final Optional<Effect> effect;

  private Fault(String route, long first, long last, Optional<Effect> effect) {
    this.route = requireNonNull(route, "route");
    this.first = first;
    this.last = last;
    this.effect = effect;
  }

  /**
   * @param route method and template, the names of placeholders do not matter: {@code PUT
   *     /v1/datasets/{id}}; or {@link #ANY_ROUTE}
   */
  public static Fault on(String route) {
    return new Fault(RouteKey.of(route), 1, 1, Optional.empty());
  }

  /** Strikes only the nth matching request, from 1. */
  public Fault nth(int n) {
    requirePositive("nth", n);
    return new Fault(route, n, n, effect);
  }

  /** Strikes the first n matching requests. */
  public Fault times(int n) {
    requirePositive("times", n);
    return new Fault(route, 1, n, effect);
  }

  /** Strikes every matching request until the faults are cleared. */
  public Fault always() {
    return new Fault(route, 1, Long.MAX_VALUE, effect);
  }

  /** Does the work, then hangs up without an answer. */
  public Fault commitThenReset() {
    return with(new Effect.Reset(true));
  }

  /** Does the work, then answers HTTP 500 with code 5000. */
  public Fault commitThen500() {
    return with(new Effect.Instead(true, 500, INTERNAL, Map.of()));
  }

  /** Does the work, says nothing for that long, then hangs up. */
  public Fault commitThenTimeout(long millis) {
    return with(new Effect.Hang(Duration.ofMillis(millis)));
  }

  /**
   * Does the work, then kills a process the hard way, before any byte of the answer leaves: so dies
   * the client whose request it was. Where nothing changed, nobody dies. Only for programs that
   * embed the sandbox.
   */
  public Fault kill(ProcessHandle process) {
    return with(new Effect.Kill(requireNonNull(process, "process")));
  }

  /** Hangs up before the body is read; nothing is done. */
  public Fault resetBeforeRead() {
    return with(new Effect.Reset(false));
  }

  /**
   * Answers this status and body; nothing is done. {@code {logid}} in the body becomes the log id.
   *
   * @param status 200 to 599
   */
  public Fault status(int status, String body, Map<String, String> headers) {
    requireStatus(status);
    return with(new Effect.Instead(false, status, body, Map.copyOf(headers)));
  }

  /** Answers a gateway's HTML page; nothing is done. */
  public Fault html(int status) {
    String page = "<html><body><h1>" + status + "</h1><hr>tengine</body></html>";
    return status(status, page, Map.of());
  }

  /**
   * Does the work, then answers HTTP 200 with half of the JSON; a stream ends in the middle of its
   * second event.
   */
  public Fault truncatedJson() {
    return with(new Effect.Truncate());
  }

  /** Waits before the work is done; the answer is the usual one. */
  public Fault delay(long millis) {
    return with(new Effect.Delay(Duration.ofMillis(millis)));
  }

  /** Answers HTTP 429 with code 4008 to the first n requests, without Retry-After. */
  public Fault storm429(int n) {
    return times(n).status(429, RATE_LIMITED, Map.of());
  }

  /** Answers HTTP 429 with code 4008 to the first n requests. */
  public Fault storm429(int n, int retryAfterSeconds) {
    Map<String, String> headers = Map.of("Retry-After", String.valueOf(retryAfterSeconds));
    return times(n).status(429, RATE_LIMITED, headers);
  }

  /** Does the work, but keeps what it created out of lists, and answers 4200 to reads of it. */
  public Fault hideFromList(Duration time) {
    return with(new Effect.Hide(time));
  }

  /** Does the work, but answers reads of what it changed as if it had not, for that long. */
  public Fault staleRead(Duration time) {
    return with(new Effect.Lag(time));
  }

  /**
   * Does the work as if the server's clock were ahead by that much, or behind when negative; the
   * answer's date is that clock's, too.
   */
  public Fault clockSkew(Duration ahead) {
    return with(new Effect.Skew(ahead));
  }

  /** Ignores these top-level members of the body. */
  public Fault dropFields(List<String> fields) {
    return with(new Effect.Drop(List.copyOf(fields)));
  }

  /** Answers HTTP 500 for that page of a list, from 1; only requests for it are counted. */
  public Fault listTruncated(int page) {
    requirePositive("page", page);
    return with(new Effect.FailPage(page));
  }

  /** Breaks a stream off after so many events, from 0; an answer that is none is the usual one. */
  public Fault cutAfter(int events, Cut how) {
    requireNotNegative("events", events);
    return with(new Effect.CutOff(events, requireNonNull(how, "how")));
  }

  /**
   * Sends the event {@code error} after so many events, from 0, and ends the stream: the way the
   * servers in front of Coze's models fail.
   */
  public Fault errorAfter(int events, long code, String message) {
    requireNotNegative("events", events);
    return with(new Effect.ErrorEvent(events, code, requireNonNull(message, "message")));
  }

  /** Stalls a stream for that long after so many events, from 0, then goes on. */
  public Fault stallAfter(int events, long millis) {
    requireNotNegative("events", events);
    return with(new Effect.Stall(events, Duration.ofMillis(millis)));
  }

  /** Leaves the nth event of a stream out, from 1: a gap where events are numbered. */
  public Fault loseEvent(int n) {
    requirePositive("n", n);
    return with(new Effect.Lose(n));
  }

  /** Sends the nth event of a stream twice, from 1. */
  public Fault repeatEvent(int n) {
    requirePositive("n", n);
    return with(new Effect.Repeat(n));
  }

  /** Sends so many bytes of nonsense behind a stream's last event. */
  public Fault garbageAfterDone(int bytes) {
    requirePositive("bytes", bytes);
    return with(new Effect.Garbage(bytes));
  }

  /** Sends a stream that many bytes at a time, and pauses after each time. */
  public Fault drip(int bytes, long millis) {
    requirePositive("bytes", bytes);
    return with(new Effect.Drip(bytes, Duration.ofMillis(millis)));
  }

  String route() {
    return route;
  }

  boolean strikes(long count) {
    return count >= first && count <= last;
  }

  Effect effect() {
    return effect.orElseThrow(
        () ->
            new CozeUsageException(
                "the fault on " + route + " does nothing",
                "no kind was chosen",
                "end it with a kind: `Fault.on(…).commitThenReset()`"));
  }

  private Fault with(Effect other) {
    return new Fault(route, first, last, Optional.of(other));
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new CozeUsageException(name + " must be 1 or more, was " + value, "", "");
    }
  }

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new CozeUsageException(name + " must be 0 or more, was " + value, "", "");
    }
  }

  private static void requireStatus(int status) {
    if (status < 200 || status > 599) {
      throw new CozeUsageException("status must be 200 to 599, was " + status, "", "");
    }
  }
}
