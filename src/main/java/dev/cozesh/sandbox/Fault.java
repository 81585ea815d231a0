package dev.cozesh.sandbox;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that goes wrong on one route: {@code Fault.on("POST
 * /v1/bot/create").nth(2).commitThenReset()}. Requests are counted from the moment the fault is
 * added; without a choice most kinds strike the first one only. Immutable: each word gives another
 * fault.
 */
public final class Fault {
  /** Stands for every route. */
  public static final String ANY_ROUTE = "*";

  /** As a number of times: until the faults are cleared. */
  public static final int FOREVER = Integer.MAX_VALUE;

  private static final long RISK_CONTROL = 4_102;
  private static final long RISK_CONTROL_OF_CONSOLE = 700_012_014;

  private final String route;
  private final Optional<Choice> choice;
  private final Optional<Effect> effect;

  private Fault(String route, Optional<Choice> choice, Optional<Effect> effect) {
    this.route = requireNonNull(route, "route");
    this.choice = choice;
    this.effect = effect;
  }

  /**
   * @param route method and template, the names of placeholders do not matter: {@code PUT
   *     /v1/datasets/{id}}; or {@link #ANY_ROUTE}
   */
  public static Fault on(String route) {
    return new Fault(RouteKey.of(route), Optional.empty(), Optional.empty());
  }

  /** Strikes only the nth matching request, from 1. */
  public Fault nth(int n) {
    requirePositive("nth", n);
    return choosing(n, n);
  }

  /** Strikes the first n matching requests, or n of them from the one that {@link #from} says. */
  public Fault times(int n) {
    requirePositive("times", n);
    long first = choice.filter(Choice::isOpen).map(Choice::first).orElse(1L);
    return choosing(first, first + n - 1);
  }

  /**
   * Strikes the nth matching request, from 1, and all after it until the faults are cleared; or as
   * many as {@link #times} says then.
   */
  public Fault from(int n) {
    requirePositive("from", n);
    return choosing(n, Long.MAX_VALUE);
  }

  /** Strikes every matching request until the faults are cleared. */
  public Fault always() {
    return choosing(1, Long.MAX_VALUE);
  }

  /** Does the work, then hangs up without an answer. */
  public Fault commitThenReset() {
    return with(new Effect.Reset(true));
  }

  /** Does the work, then answers HTTP 500 with code 5000. */
  public Fault commitThen500() {
    return with(Canned.afterWork());
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
    requireStatus(status);
    return with(Canned.page(status));
  }

  /** Sends the client elsewhere with HTTP 302; nothing is done. */
  public Fault redirectTo(URI target) {
    return status(302, "", Map.of("Location", target.toString()));
  }

  /** Does nothing, says nothing for that long, then hangs up. */
  public Fault timeout(long millis) {
    return with(new Effect.Silence(Duration.ofMillis(millis)));
  }

  /**
   * Answers that the account was stopped by risk control; nothing is done.
   *
   * @param code 4102, which comes with HTTP 403 here, or 700012014, with HTTP 200
   */
  public Fault riskControl(long code) {
    if (code != RISK_CONTROL && code != RISK_CONTROL_OF_CONSOLE) {
      throw new CozeUsageException("risk control has code 4102 or 700012014, not " + code, "", "");
    }
    return with(Canned.riskControl(code == RISK_CONTROL ? 403 : 200, code));
  }

  /**
   * Lets so many matching requests through, then refuses all with HTTP 402 and code 4011.
   *
   * @param left 0 or more
   */
  public Fault quota(int left) {
    requireNotNegative("left", left);
    return choosing(left + 1L, Long.MAX_VALUE).with(Canned.quotaUsedUp());
  }

  /** Answers a route that is there as if it were not. */
  public Fault absent() {
    return with(new Effect.Absent());
  }

  /**
   * Answers a share of the requests for routes that are there as if they were not, by chance and
   * until faults are cleared.
   *
   * @param rate 0 to 1
   * @param seed of the same seed the same requests are struck
   */
  public Fault flakyAbsent(double rate, long seed) {
    requireShare(rate);
    return with(new Effect.FlakyAbsent(rate, seed));
  }

  /**
   * Answers once with HTTP 200 and code 0 at a share of the paths that are not there, by chance and
   * until faults are cleared.
   *
   * @param rate 0 to 1
   * @param seed of the same seed the same paths are struck, in whatever order they are asked for
   */
  public Fault flaky(double rate, long seed) {
    requireShare(rate);
    return with(new Effect.Flaky(rate, seed));
  }

  /**
   * Says in one of these ways, chosen by chance for each request and until faults are cleared, that
   * there is no such route. The open-source server never says it.
   *
   * @param seed of the same seed the same choices
   * @param wordings at least one: {@code short}, {@code long}, or another text with <code>{method}
   *     </code> and <code>{path}</code> in it
   */
  public Fault wordings(long seed, String... wordings) {
    if (wordings.length == 0) {
      throw new CozeUsageException("wordings needs at least one", "", "give `short` and `long`");
    }
    return with(new Effect.Wordings(seed, Stream.of(wordings).map(Wording::text).toList()));
  }

  /**
   * Says with another HTTP status that there is no such route, until faults are cleared. The
   * open-source server never says it.
   *
   * @param status 200 to 599
   */
  public Fault absentStatus(int status) {
    requireStatus(status);
    return with(new Effect.AbsentStatus(status));
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

  /**
   * Answers HTTP 429 with code 4008 to the first n requests, or to n from the one that {@link
   * #from} says, without Retry-After.
   *
   * @param n 1 or more; {@link #FOREVER}
   */
  public Fault storm429(int n) {
    return times(n).with(Canned.rateLimit(Map.of()));
  }

  /** The same, but asks to wait. */
  public Fault storm429(int n, int retryAfterSeconds) {
    Map<String, String> headers = Map.of("Retry-After", String.valueOf(retryAfterSeconds));
    return times(n).with(Canned.rateLimit(headers));
  }

  /** Does the work, but keeps what it created out of lists, and answers 4200 to reads of it. */
  public Fault hideFromList(Duration time) {
    return with(new Effect.Hide(time));
  }

  /**
   * Begins the copy that the request asks for, which then fails for that reason: nothing of it is
   * ever to be seen.
   */
  public Fault failTask(String reason) {
    return with(new Effect.FailTask(requireNonNull(reason, "reason")));
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
    return choice.map(range -> range.has(count)).orElseGet(() -> count == 1 || effect().lasts());
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
    return new Fault(route, choice, Optional.of(other));
  }

  private Fault choosing(long first, long last) {
    return new Fault(route, Optional.of(new Choice(first, last)), effect);
  }

  /** Which of the matching requests are struck, counted from 1. */
  private record Choice(long first, long last) {
    boolean has(long count) {
      return count >= first && count <= last;
    }

    boolean isOpen() {
      return last == Long.MAX_VALUE;
    }
  }

  private static void requireShare(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new CozeUsageException("rate must be 0 to 1, was " + rate, "", "");
    }
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

  static void requireStatus(int status) {
    if (status < 200 || status > 599) {
      throw new CozeUsageException("status must be 200 to 599, was " + status, "", "");
    }
  }
}
