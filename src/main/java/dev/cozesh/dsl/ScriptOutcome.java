package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.dsl.script.RunFailure;
import dev.cozesh.error.CozeException;
import java.util.List;
import java.util.Map;

/** What a script that ran to its end leaves behind. */
public final class ScriptOutcome {
  private final Session session;
  private final Object value;
  private final boolean endsWithValue;
  private final DesiredState declared;
  private LastBlock running;

  ScriptOutcome(Session session, Object value, boolean endsWithValue) {
    this.session = session;
    this.value = value;
    this.endsWithValue = endsWithValue;
    declared = session.pending();
  }

  /** The value of the last statement; null when it has none. */
  public Object value() {
    return value;
  }

  /**
   * Whether the value is worth printing: the script ends with an expression, which is no
   * definition, assignment or declaration, and gave something.
   */
  public boolean hasValue() {
    return endsWithValue
        && value != null
        && !(value instanceof NotSent)
        && !(value instanceof Handle handle && handle.isDeclared());
  }

  /** Whether the value is an answer that was printed while it came. */
  public boolean isSaid() {
    return value != null && value == session.said();
  }

  /** What is declared and was not applied by {@code apply()}. */
  public DesiredState declared() {
    return declared;
  }

  /** The blocks to be run once everything is applied, in order. */
  public List<LastBlock> afterApply() {
    return List.copyOf(session.afterApply());
  }

  /** Whether the block that ran last, and failed, asks for the release before. */
  public boolean wantsRestore() {
    return running != null && running.restores();
  }

  /** The requests that planning held back, in order. */
  public List<WouldCall> wouldCall() {
    return List.copyOf(session.wouldCalls());
  }

  /**
   * Runs the blocks of {@code afterApply}.
   *
   * @param ids the ids of what was applied, so that {@code bot.id} is known
   * @throws CozeException at the first block that fails; the rest is not run
   */
  public void runAfterApply(Map<Address, String> ids) {
    session.declarations().learn(ids);
    try {
      for (LastBlock block : session.afterApply()) {
        running = block;
        block.body().call();
      }
      session.refusedCalls().settle(null, session.host().err());
    } catch (Throwable e) { // a script may throw anything; each becomes a failure with its place
      throw RunFailure.of(e, session.texts());
    }
  }
}
