package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Redactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The last 100 calls of a session, in the order they began. Thread-safe. */
public final class Exchanges implements CallListener {
  /** How many calls are kept. */
  public static final int KEPT = 100;

  // Whoever opens more streams at once and closes none of them sees the oldest ones end twice.
  private static final int MOST_OPEN = 1_000;

  private final Redactor redactor;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final List<MadeCall> calls = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /** A call whose end has not been told; it is forgotten then, since it may hold secrets. */
  private record Open(Call call, MadeCall made) {}

  /**
   * @param redactor masks what is kept; asks for the secrets at each use
   * @param clock tells when a call began, and how long a stream took
   */
  public Exchanges(Redactor redactor, InstantSource clock) {
    this.redactor = requireNonNull(redactor, "redactor");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The calls that are kept, the oldest first. */
  public synchronized List<MadeCall> all() {
    return List.copyOf(calls);
  }

  /**
   * The last call.
   *
   * @throws CozeUsageException when there is none yet
   */
  public MadeCall getLast() {
    return getAt(-1);
  }

  /**
   * A call: 0 is the first that is kept, -1 the last, -3 the third from the end.
   *
   * @throws CozeUsageException when there are not so many
   */
  public synchronized MadeCall getAt(int index) {
    int at = index < 0 ? calls.size() + index : index;
    if (calls.isEmpty()) {
      throw new CozeUsageException(
          "no call was made yet", "", "make one, for example `GET \"/v1/workspaces\"`");
    }
    if (at < 0 || at >= calls.size()) {
      throw new CozeUsageException(
          "there is no call " + index,
          calls.size() + (calls.size() == 1 ? " is kept" : " are kept") + ", at most " + KEPT,
          "0 is the first that is kept, -1 the last");
    }
    return calls.get(at);
  }

  /** 1 for the last call, 2 for the one before it; one more than are kept for a forgotten one. */
  synchronized int fromEnd(MadeCall call) {
    int at = calls.lastIndexOf(call);
    return calls.size() - at;
  }

  /** The last call that Coze refused or that got no whole answer. */
  public synchronized Optional<MadeCall> trouble() {
    for (int at = calls.size() - 1; at >= 0; at--) {
      if (calls.get(at).isTrouble()) {
        return Optional.of(calls.get(at));
      }
    }
    return Optional.empty();
  }

  /** Calls and tokens of the whole session. */
  public Tally tally() {
    return tally;
  }

  /** Forgets all calls; the tally stays. */
  public synchronized void clear() {
    calls.clear();
    open.clear();
  }

  @Override
  public void sending(Call call) {
    MadeCall made = made(call);
    made.become(made.outcome().sent());
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    MadeCall made = made(call);
    boolean streams = Streams.begins(exchange);
    made.become(made.outcome().answered(exchange, redactor, streams));
    tally.answered(made.asked(), made.outcome(), exchange.json());
    if (!streams) {
      forget(call);
    }
  }

  @Override
  public void heard(Call call, String type, String data) {
    MadeCall made = made(call);
    made.become(made.outcome().heard(type, data, redactor));
    tally.heard(made.asked(), data);
  }

  @Override
  public void ended(Call call) {
    MadeCall made = made(call);
    made.become(made.outcome().ended(elapsed(made)));
    forget(call);
  }

  @Override
  public void failed(Call call, RuntimeException failure) {
    MadeCall made = made(call);
    boolean told = made.outcome().status() != 0;
    made.become(made.outcome().failed(failure, elapsed(made), redactor));
    tally.failed(made.asked(), made.outcome(), told);
    forget(call);
  }

  private long elapsed(MadeCall made) {
    return Duration.between(made.getTime(), clock.instant()).toMillis();
  }

  private MadeCall made(Call call) {
    Optional<MadeCall> known = opened(call);
    return known.isPresent()
        ? known.get()
        : begun(call, new MadeCall(this, Asked.of(call, redactor, clock.instant())));
  }

  private synchronized Optional<MadeCall> opened(Call call) {
    for (Open each : open) {
      if (each.call() == call) {
        return Optional.of(each.made());
      }
    }
    return Optional.empty();
  }

  private synchronized MadeCall begun(Call call, MadeCall made) {
    calls.add(made);
    if (calls.size() > KEPT) {
      calls.remove(0);
    }
    open.addFirst(new Open(call, made));
    if (open.size() > MOST_OPEN) {
      open.removeLast();
    }
    return made;
  }

  private synchronized void forget(Call call) {
    for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
      if (each.next().call() == call) {
        each.remove();
        return;
      }
    }
  }
}
