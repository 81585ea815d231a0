package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.state.Release;
import java.util.Optional;

/** Brings what a script declares onto a server. One run, one thread. */
public interface Deployment extends AutoCloseable {
  /**
   * Compares what is declared with what is there. Sends reads only.
   *
   * @throws dev.cozesh.error.CozeScriptException a limit, a reference or a workflow file is wrong
   * @throws dev.cozesh.error.CozeGuardException an object of a declared name exists and was not
   *     made here
   * @throws dev.cozesh.error.CozeConflictException two objects have a declared name
   * @throws dev.cozesh.error.CozeLockedException another run holds the target
   * @throws dev.cozesh.error.CozeStateException state or journal cannot be used
   */
  Plan plan(DesiredState desired, PlanOptions options);

  /** Does what the plan says, because a script says so. */
  default ApplyReport apply(Plan plan, ApplyListener listener) {
    return apply(plan, listener, "apply");
  }

  /**
   * Does what the plan says, and keeps it as a release. The plan must be the last one this
   * deployment made, with {@link PlanOptions#exclusive}.
   *
   * @param cause why, for the release: {@code apply}, {@code rollback to 3}
   * @throws dev.cozesh.error.CozeAmbiguousException a create may have happened and cannot be found
   * @throws dev.cozesh.error.CozePartialException stopped half-way; running again goes on
   * @throws dev.cozesh.error.CozeFailuresException told to go on ({@link OptIn#KEEP_GOING}), it did
   *     all but what failed and what depends on that
   * @throws dev.cozesh.error.CozeWaitingException done, but for what a person has to do first
   * @throws dev.cozesh.error.CozeInterruptedException stopped by the user
   */
  ApplyReport apply(Plan plan, ApplyListener listener, String cause);

  /**
   * Of a plan that has nothing to do: saves what only the journals of runs that died knew, and
   * keeps what stands as a release, if none says so yet. Such a run ended between its last write
   * and its release. The target is held, as for {@link #apply}.
   */
  void keep(Plan plan, String cause);

  /** The state that the plan made last was made from. */
  PlanBase base(Plan plan);

  /**
   * Whether Coze has an object of that kind and id, as far as it says. Sends reads only.
   *
   * @param plan the one made last
   */
  Presence presence(Plan plan, Kind kind, String id);

  /**
   * Whose an id is that belongs to another target, which is asked for nothing here: {@code
   * bot.WeHan of prod}; empty when it is of none.
   */
  Optional<String> elsewhere(String id);

  /** The release that was made last; empty while there is none. */
  Optional<Release> released();

  /**
   * Remembers that the release made last was found to be bad.
   *
   * @param why what a check said
   */
  void condemn(String why);

  /** Lets the target go. */
  @Override
  void close();
}
