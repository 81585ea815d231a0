package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.ApplyReport.Done;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One apply: what its steps share, and what it has done so far. One thread. */
final class Run {
  private static final List<Duration> WAITS_FOR_A_RATE =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(40));

  private final Map<Kind, Driver> drivers;
  private final Blueprint blueprint;
  private final Journal journal;
  private final Ledger ledger;
  private final TargetLock lock;
  private final Wire wire;
  private final Pauses pauses;
  private final ApplyListener listener;

  private final Map<Address, Done> created = new LinkedHashMap<>();
  private final Map<Address, Done> updated = new LinkedHashMap<>();
  private final Map<Address, Done> deleted = new LinkedHashMap<>();
  private final List<String> settled = new ArrayList<>();

  Run(
      Map<Kind, Driver> drivers,
      Blueprint blueprint,
      Journal journal,
      Ledger ledger,
      TargetLock lock,
      Wire wire,
      Pauses pauses,
      ApplyListener listener) {
    this.drivers = drivers;
    this.blueprint = blueprint;
    this.journal = journal;
    this.ledger = ledger;
    this.lock = lock;
    this.wire = wire;
    this.pauses = pauses;
    this.listener = listener;
  }

  Driver driver(Kind kind) {
    return drivers.get(kind);
  }

  Blueprint blueprint() {
    return blueprint;
  }

  Inventory inventory() {
    return blueprint.inventory();
  }

  References references() {
    return blueprint.references();
  }

  Journal journal() {
    return journal;
  }

  Ledger ledger() {
    return ledger;
  }

  Wire wire() {
    return wire;
  }

  Pauses pauses() {
    return pauses;
  }

  Instant now() {
    return pauses.clock().instant();
  }

  /** Before each write: the user wants to go on, and the target is still ours. */
  void requireGoingOn() {
    pauses.requireGoingOn();
    lock.requireHeld();
  }

  /**
   * Sends a write again that was refused for its rate alone, before any work: after the client's
   * own attempts, with longer waits between.
   */
  <T> T patiently(Supplier<T> write) {
    for (Duration wait : WAITS_FOR_A_RATE) {
      try {
        return write.get();
      } catch (CozeServiceException e) {
        if (!e.refusal().concernsRate()) {
          throw e;
        }
        remark(e.what() + "; sent again after " + wait.toSeconds() + " s");
        pauses.sleep(wait);
      }
    }
    return write.get();
  }

  void started(Address address, String step) {
    listener.started(address, step);
  }

  void progress(Address address, String document, int percent) {
    listener.progress(address, document, percent);
  }

  void remark(String text) {
    listener.remark(text);
  }

  void settled(String evidence) {
    settled.add(evidence);
    listener.remark(evidence);
  }

  void created(Address address, String id) {
    created.put(address, new Done(address, id));
    listener.finished(address, "create", id);
  }

  void updated(Address address, String step, String id) {
    boolean finishesACreate = created.containsKey(address);
    if (!finishesACreate) {
      updated.put(address, new Done(address, id));
    }
    if (!(finishesACreate && step.equals("update"))) {
      listener.finished(address, step, id);
    }
  }

  void failed(Address address, CozeException failure) {
    listener.failed(address, failure);
  }

  void blocked(Address address, Address cause) {
    listener.blocked(address, cause);
  }

  void deleted(Address address, String id) {
    deleted.put(address, new Done(address, id));
    listener.finished(address, "delete", id);
  }

  boolean hasWritten() {
    return !created.isEmpty() || !updated.isEmpty() || !deleted.isEmpty();
  }

  List<Done> created() {
    return List.copyOf(created.values());
  }

  List<Done> updated() {
    return List.copyOf(updated.values());
  }

  List<Done> deleted() {
    return List.copyOf(deleted.values());
  }

  List<String> settled() {
    return List.copyOf(settled);
  }
}
