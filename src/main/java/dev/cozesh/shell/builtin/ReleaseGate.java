package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.ReleaseDesk;
import dev.cozesh.deploy.Rollback;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The blocks of {@code afterApply} as a check of what was applied. Where that was asked for, a
 * block that fails brings back the release before.
 */
final class ReleaseGate {
  /** What a restore may spend without asking: some twenty bots, or a knowledge base sent anew. */
  private static final int BUDGET = 300;

  private final Workbench bench;
  private final Connection connection;
  private final ScriptRun run;
  private final Call call;

  ReleaseGate(Workbench bench, Connection connection, ScriptRun run, Call call) {
    this.bench = requireNonNull(bench, "bench");
    this.connection = requireNonNull(connection, "connection");
    this.run = requireNonNull(run, "run");
    this.call = requireNonNull(call, "call");
  }

  /**
   * Runs the blocks.
   *
   * @param ids of what was applied
   * @throws CozeException when a block fails, also when the release before is back; it says both
   */
  void pass(ScriptOutcome outcome, Map<Address, String> ids) {
    try {
      outcome.runAfterApply(ids);
    } catch (CozeException failure) {
      boolean wanted = call.has(Option.RESTORE_ON_FAILURE) || outcome.wantsRestore();
      boolean stopped = failure instanceof CozeInterruptedException;
      throw wanted && !stopped ? restored(failure) : failure;
    }
  }

  private CozeException restored(CozeException failure) {
    Optional<Release> bad = run.deploying().deployment().released();
    if (bad.isEmpty()) {
      return told(failure, "nothing was released by this run, so nothing was gone back to");
    }
    run.deploying().deployment().condemn(failure.what());
    ReleaseDesk desk =
        bench.engines().releases(connection, run.deploying().target().map(Target::workspaceId));
    Optional<Release> good = desk.lastGood(bad.get().script(), bad.get().number());
    if (good.isEmpty()) {
      return told(
          failure,
          "there is no older release to go back to; release " + bad.get().number() + " stays");
    }
    return back(failure, bad.get(), desk, good.get());
  }

  private CozeException back(CozeException failure, Release bad, ReleaseDesk desk, Release good) {
    try {
      Rollback back = desk.rollback(good.number());
      run.deploying()
          .applyAgain(
              back.desired(),
              new Occasion(
                  "restore of " + good.number() + ": release " + bad.number() + " failed its check",
                  plan -> List.of("A check failed; back to release " + good.number()),
                  true,
                  OptionalInt.of(BUDGET)));
      int now = run.deploying().deployment().released().map(Release::number).orElse(good.number());
      return told(
          failure,
          "release " + good.number() + " was applied and published again, as release " + now);
    } catch (CozeException second) {
      return new CozePartialException(
          failure.what()
              + "; and release "
              + good.number()
              + " could not be brought back: "
              + second.what(),
          second.why(),
          "release "
              + bad.number()
              + " stands as far as it was; `cozesh rollback "
              + good.number()
              + "` tries again",
          second);
    }
  }

  private static CozeException told(CozeException failure, String news) {
    return new CozeScriptException(
        Place.NOWHERE, failure.what() + "; " + news, failure.why(), failure.next(), failure);
  }
}
