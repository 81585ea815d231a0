package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The state of a run. Each change is in the journal before the next request leaves; the whole is
 * saved when there were as many changes as it has objects, so that what is written grows with the
 * number of changes and not with its square.
 */
final class Ledger {
  /** A state of fewer objects is saved no more often than that. */
  private static final int FEW = 32;

  private final StateBackend store;
  private final Journal journal;
  private final LongConsumer saved;
  private TargetState state;
  private int unsaved;

  /**
   * @param state as it was saved last
   * @param saved told the serial of each state that was saved
   */
  Ledger(StateBackend store, Journal journal, TargetState state, LongConsumer saved) {
    this.store = requireNonNull(store, "store");
    this.journal = requireNonNull(journal, "journal");
    this.state = requireNonNull(state, "state");
    this.saved = requireNonNull(saved, "saved");
  }

  /** Everything, as it is now. */
  TargetState state() {
    return state;
  }

  ResourceState get(Address address) {
    return state
        .find(address)
        .orElseThrow(() -> new IllegalStateException("not in state: " + address));
  }

  boolean has(Address address) {
    return state.find(address).isPresent();
  }

  void put(Address address, ResourceState resource) {
    if (!state.find(address).equals(Optional.of(resource))) {
      change(address, state.with(address, resource));
    }
  }

  void change(Address address, UnaryOperator<ResourceState> change) {
    put(address, change.apply(get(address)));
  }

  void remove(Address address) {
    change(address, state.without(address));
  }

  private void change(Address address, TargetState next) {
    journal.known(next, address);
    state = next;
    unsaved++;
    if (unsaved >= Math.max(FEW, state.resources().size())) {
      save();
    }
  }

  /**
   * Does the work and saves the whole behind it, also when it is stopped. Once it is done the run's
   * journal ends, since then the state knows its results.
   */
  <T> T keeping(Supplier<T> work) {
    try {
      T result = work.get();
      save();
      journal.finish();
      return result;
    } catch (CozeException e) {
      saveAfter(e);
      throw e;
    }
  }

  private void save() {
    if (unsaved > 0) {
      state = store.save(state);
      unsaved = 0;
      saved.accept(state.serial());
    }
  }

  private void saveAfter(CozeException failure) {
    try {
      save();
    } catch (CozeException e) {
      failure.addSuppressed(e); // The failure is the one to be told; the journal knows it all.
    }
  }
}
