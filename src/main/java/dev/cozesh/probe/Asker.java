package dev.cozesh.probe;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.safety.Budget;
import dev.cozesh.probe.safety.Pace;
import dev.cozesh.probe.safety.StopRules;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Signals;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * The one way out of a run: takes from the budget, keeps the pace, sends, writes the ledger, and
 * heeds the rules that end a run. Thread-safe.
 */
final class Asker {
  private final ProbeMeans means;
  private final int most;
  private final Budget budget;
  private final Pace pace;
  private final StopRules rules;
  private final Signals signals = new Signals();
  private final ProbeWatch watch;
  private final AtomicInteger last = new AtomicInteger();
  private final AtomicInteger sentCount = new AtomicInteger();
  private volatile Optional<Stop> halted = Optional.empty();

  Asker(ProbeMeans means, ProbeOptions options, ProbeWatch watch) {
    this.means = means;
    this.watch = watch;
    this.most = options.budget();
    this.budget = new Budget(options.budget());
    this.pace = new Pace(options.rate(), means.time(), watch::paused);
    this.rules = new StopRules(options.workers());
  }

  /** How many requests were sent. */
  int requests() {
    return sentCount.get();
  }

  /** Why nothing is sent any more. */
  Optional<Stop> halted() {
    return halted;
  }

  /**
   * Sends a request that has no effect.
   *
   * @param route what it is about, for the ledger
   * @param usual whether an answer is what every request of the unit gets
   * @throws Halt when the run is over
   */
  Observation ask(Question question, Sent sent, String route, Predicate<Features> usual) {
    Optional<Entry> earlier = means.wire().recalled(sent);
    earlier.ifPresent(entry -> last.accumulateAndGet(entry.id(), Math::max));
    Entry entry = earlier.orElseGet(() -> answered(question, sent, route, false));
    if (earlier.isEmpty()) {
      rules.heard(entry.features(), usual.test(entry.features())).ifPresent(this::end);
    }
    return new Observation(
        entry.id(), question, sent, entry.features(), signals.of(entry.features()));
  }

  /**
   * Sends a read whose body is wanted.
   *
   * @throws Halt when the run is over
   */
  Seen read(Question question, Sent sent, String route) {
    Entry entry = answered(question, sent, route, false);
    rules.heard(entry.features(), false).ifPresent(this::end);
    return entry.seen();
  }

  /**
   * Sends a request that may have an effect.
   *
   * @throws Halt when the run is over
   */
  Seen act(Question question, Sent sent, String route) {
    Entry entry = answered(question, sent, route, true);
    rules.heard(entry.features(), false).ifPresent(this::end);
    return entry.seen();
  }

  private Entry answered(Question question, Sent sent, String route, boolean acts) {
    halted.ifPresent(Asker::halt);
    if (!budget.take()) {
      end(spent());
    }
    pace.before();
    Instant at = means.time().instant();
    Seen seen = acts ? means.wire().act(sent) : means.wire().send(sent);
    Features features = Features.of(sent, seen);
    Entry entry = noted(new Entry(0, question, route, at, sent, seen, features));
    pace.heard(features);
    return entry;
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
        "the budget of " + most + " requests is used up",
        "`--resume` goes on where it ended, `--budget` gives more");
  }

  private void end(Stop stop) {
    synchronized (this) {
      if (halted.isEmpty()) {
        halted = Optional.of(stop);
      }
    }
    halt(stop);
  }

  private static void halt(Stop stop) {
    throw new Halt(stop);
  }
}
