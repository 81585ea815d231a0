package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetState;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** The state of a run, saved with each change before the next request leaves. */
final class Ledger {
  private final StateBackend store;
  private final LongConsumer saved;
  private TargetState state;

  /**
   * @param saved told the serial of each state that was saved
   */
  Ledger(StateBackend store, TargetState state, LongConsumer saved) {
    this.store = store;
    this.state = state;
    this.saved = saved;
  }

  /** Saves results that only journals knew; from then on those journals are not needed. */
  void saveWhatJournalsKnew(TargetState merged) {
    save(merged);
  }

  /** Everything, as it was saved last. */
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
      save(state.with(address, resource));
    }
  }

  void change(Address address, UnaryOperator<ResourceState> change) {
    put(address, change.apply(get(address)));
  }

  void remove(Address address) {
    save(state.without(address));
  }

  private void save(TargetState next) {
    state = store.save(next);
    saved.accept(state.serial());
  }
}
