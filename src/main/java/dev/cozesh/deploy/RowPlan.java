package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.state.ResourceState;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is to be done with the rows of one database. Rows have no key: they are told to be ours by
 * their number alone.
 *
 * @param from the first row to be sent, from 0
 * @param there how many there are
 */
record RowPlan(Step step, long from, long there) {
  /** What comes next. */
  enum Step {
    /** They are there. */
    NOTHING,
    /** They are there, and the state does not know it. */
    TAKE_OVER,
    /** The rest is sent, or all of them. */
    INSERT,
    /** Those that are there are deleted, then all are sent. */
    REPLACE,
    /** There are rows that were not sent from here, or fewer than were sent. */
    CONFLICT,
    /** There are rows, and none was ever sent from here. */
    STRANGERS
  }

  /**
   * Decides.
   *
   * @param known what was sent so far
   * @param there how many rows there are
   * @param same whether they are the wanted ones; asked only when nothing was sent from here
   */
  static RowPlan of(
      Optional<ResourceState.Rows> known,
      DesiredDatabase.Rows wanted,
      long there,
      BooleanSupplier same) {
    long total = wanted.values().size();
    boolean ours = known.filter(one -> one.sha256().equals(wanted.sha256())).isPresent();
    long sent = known.map(ResourceState.Rows::sent).orElse(0L);
    if (ours && sent >= total && (there > 0 || total == 0)) {
      return new RowPlan(Step.NOTHING, total, there);
    }
    if (there == 0) {
      return new RowPlan(total == 0 ? Step.TAKE_OVER : Step.INSERT, 0, there);
    }
    if (known.isEmpty()) {
      return new RowPlan(same.getAsBoolean() ? Step.TAKE_OVER : Step.STRANGERS, total, there);
    }
    if (sent != there) {
      return new RowPlan(Step.CONFLICT, 0, there);
    }
    return ours ? new RowPlan(Step.INSERT, sent, there) : new RowPlan(Step.REPLACE, 0, there);
  }
}
