package dev.cozesh.probe;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.safety.Acceptance;
import dev.cozesh.probe.safety.Budget;
import dev.cozesh.probe.safety.Pace;
import dev.cozesh.probe.safety.StopRules;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Signal;
import dev.cozesh.probe.verdict.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The one way out of a run: takes from the budget, keeps the pace, sends, writes the ledger, and
 * heeds the rules that end a run. Thread-safe.
 */
final class Asker {
  /** How often a request that met a limit is sent again at once, behind the pause. */
  private static final int REPEATS = 2;

  private final ProbeMeans means;
  private final Budget budget;
  private final Pace pace;
  private final StopRules rules;
  private final Acceptance acceptance = new Acceptance();
  private final Signals signals = new Signals();
  private final ProbeWatch watch;
  private final AtomicInteger last;
  private final AtomicInteger sentCount = new AtomicInteger();
  private volatile Optional<Stop> halted = Optional.empty();

  Asker(ProbeMeans means, ProbeOptions options, ProbeWatch watch) {
    this.means = means;
    this.watch = watch;
    this.last = new AtomicInteger(means.wire().latest());
    this.budget = new Budget(options.budget());
    this.pace = new Pace(options.rate(), means.time(), watch::paused);
    this.rules = new StopRules(options.workers());
  }

  /** How many requests were sent. */
  int requests() {
    return sentCount.get();
  }

  /** The number of the latest answer. */
  int newest() {
    return last.get();
  }

  /** How many more may be sent. */
  int left() {
    return budget.left();
  }

  /** Why nothing is sent any more. */
  Optional<Stop> halted() {
    return halted;
  }

  /** Why the run came to its end and is worth little all the same. */
  Optional<Stop> doubt() {
    return halted.or(acceptance::verdict);
  }

  /**
   * Sends a request that has no effect; one that meets a limit once more behind the pause.
   *
   * @param route what it is about, for the ledger
   * @param unit hears the answers
   * @throws Halt when the run is over
   */
  Observation ask(Question question, Sent sent, String route, UnitDesk unit) {
    Observation seen = once(question, sent, route, unit);
    for (int i = 0; i < REPEATS && seen.signal() == Signal.LIMIT && halted.isEmpty(); i++) {
      seen = once(question, sent, route, unit);
    }
    return seen;
  }

  private Observation once(Question question, Sent sent, String route, UnitDesk unit) {
    Optional<Entry> earlier = means.wire().recalled(sent);
    Entry entry = earlier.orElseGet(() -> answered(question, sent, route, false));
    Observation seen =
        new Observation(entry.id(), question, sent, entry.features(), signals.of(entry.features()));
    boolean usual = unit.isUsual(entry.features()) || isNoNews(seen);
    acceptance.heard(seen, usual);
    if (earlier.isEmpty()) {
      heed(entry.features(), usual);
    }
    unit.heard(seen);
    return seen;
  }

  /** Whether it is refused without anything being said of the token that the run has. */
  private static boolean isNoNews(Observation seen) {
    boolean refused = seen.signal() == Signal.TOKEN || seen.signal() == Signal.SESSION;
    return refused
        && switch (seen.question()) {
          case CANDIDATE, REPLAY, PARAMETERS, NONSENSE, KNOWN_GOOD -> false;
          default -> true;
        };
  }

  /**
   * Sends a read whose body is wanted.
   *
   * @throws Halt when the run is over
   */
  Seen read(Question question, Sent sent, String route) {
    Entry entry = answered(question, sent, route, false);
    heed(entry.features(), false);
    return entry.seen();
  }

  /**
   * Sends a request that may have an effect. Its answer is never lost: what ends the run ends it
   * before the next request.
   *
   * @throws Halt when the run was over before
   */
  Seen act(Question question, Sent sent, String route) {
    Entry entry = answered(question, sent, route, true);
    heed(entry.features(), false);
    return entry.seen();
  }

  /**
   * Sends what takes an effect back, even when the budget is used up: it is what makes a run
   * harmless. A server that wants no request gets none.
   */
  Seen undo(Sent sent) {
    if (halted.filter(stop -> stop.kind() != Stop.Kind.BUDGET).isPresent()) {
      return Seen.nothing(Seen.Transport.UNREACHABLE, Duration.ZERO);
    }
    budget.take();
    pace.before();
    Entry entry = exchanged(Question.CLEANUP, sent, sent.operation(), true);
    heed(entry.features(), false);
    return entry.seen();
  }

  private Entry answered(Question question, Sent sent, String route, boolean acts) {
    halted.ifPresent(Asker::halt);
    if (!budget.take()) {
      halting(spent());
      halted.ifPresent(Asker::halt);
    }
    pace.before();
    halted.ifPresent(Asker::halt); // whoever waited for a turn may have been overtaken by an end
    return exchanged(question, sent, route, acts);
  }

  private Entry exchanged(Question question, Sent sent, String route, boolean acts) {
    Instant at = means.time().instant();
    Seen seen = acts ? means.wire().act(sent) : means.wire().send(sent);
    Features features = Features.of(sent, seen);
    return noted(new Entry(0, question, route, at, sent, seen, features));
  }

  /** A run that ends here does not pause any more. */
  private void heed(Features features, boolean usual) {
    Signal signal = signals.of(features);
    rules.heard(features, signal, usual).ifPresent(this::halting);
    if (halted.isEmpty()) {
      pace.heard(features, signal);
    }
  }

  /** Numbers are given in the order of the ledger's lines. */
  private Entry noted(Entry entry) {
    IntConsumer line = means.ledger().prepared(entry);
    synchronized (this) {
      sentCount.incrementAndGet();
      Entry numbered = entry.numbered(last.incrementAndGet());
      line.accept(numbered.id());
      watch.asked(numbered);
      return numbered;
    }
  }

  private Stop spent() {
    return new Stop(
        Stop.Kind.BUDGET,
        "the budget of " + budget.most() + " requests is used up",
        "with more --budget " + Stop.RESUME + " goes on where it ended");
  }

  /** What was answered is still weighed; the next request finds the run halted. */
  synchronized void halting(Stop stop) {
    if (halted.filter(earlier -> earlier.kind() != Stop.Kind.BUDGET).isEmpty()) {
      halted = Optional.of(stop);
    }
  }

  private static void halt(Stop stop) {
    throw new Halt(stop);
  }
}
