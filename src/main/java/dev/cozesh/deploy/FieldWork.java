package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the fields of one object into the wanted state, and reads back whether they are. */
final class FieldWork {
  private final Run run;

  FieldWork(Run run) {
    this.run = run;
  }

  /**
   * Changes what differs, after a look that nobody else has changed it since the plan.
   *
   * @throws CozeConflictException when somebody has
   */
  void update(Work work, String id) {
    Address address = work.address();
    Driver driver = run.driver(address.kind());
    Fields actual =
        driver
            .readAnew(id, run.inventory())
            .orElseThrow(() -> changedMeanwhile(work, "it is gone"));
    for (FieldChange change : work.change().fields()) {
      if (change.isOfTheObject() && !actual.get(change.field()).equals(seen(change))) {
        throw changedMeanwhile(work, change.field() + " was changed");
      }
    }
    write(work, id, wanted(work, actual), actual);
    work.change().fields().stream()
        .filter(change -> change.standing() == Standing.KEPT)
        .forEach(change -> waive(work.address(), change));
  }

  /** What the plan found on Coze. */
  private static Optional<JsonNode> seen(FieldChange change) {
    return change.standing() == Standing.KEPT ? change.after() : change.before();
  }

  /** From now on Coze's value is the one that was applied, until the script says another one. */
  private void waive(Address address, FieldChange change) {
    Fields live = new Fields();
    change.after().ifPresent(value -> live.put(change.field(), value));
    Fields declared = new Fields();
    change.before().ifPresent(value -> declared.put(change.field(), value));
    run.ledger()
        .change(
            address,
            state ->
                state.waiving(
                    change.field(),
                    Comparison.hash(live, change.field()),
                    Comparison.hash(declared, change.field())));
  }

  /**
   * Finishes what a create began: the real description, bindings, and whatever create cannot take.
   */
  void complete(Work work, String id) {
    DesiredResource resource = work.resource();
    Driver driver = run.driver(resource.address().kind());
    Fields actual =
        driver
            .readAnew(id, run.inventory())
            .orElseThrow(
                () ->
                    new CozePartialException(
                        resource.address() + " was made as " + id + " and cannot be read back",
                        "Coze may need a moment",
                        "run the same command again"));
    write(work, id, wanted(work, actual), actual);
  }

  private Fields wanted(Work work, Fields actual) {
    Fields wanted = declared(work);
    Planner.removeMarker(wanted, actual);
    return wanted;
  }

  private Fields declared(Work work) {
    return work.wanted(run.driver(work.address().kind()), run.references());
  }

  private void write(Work work, String id, Fields wanted, Fields actual) {
    Address address = work.address();
    Driver driver = run.driver(address.kind());
    if (differing(wanted, actual).isEmpty()) {
      remember(work, actual);
      return;
    }
    run.requireGoingOn();
    run.started(address, "update");
    JournalEntry intent =
        run.journal().intend(JournalEntry.Work.UPDATE, address, "", List.of(), wanted.hashes());
    Optional<CozeException> lost = send(work, id, wanted, actual, intent);
    Fields stored = driver.readAnew(id, run.inventory()).orElseGet(Fields::new);
    remember(work, stored);
    if (lost.isPresent()) {
      run.journal().outcome(intent, JournalEntry.Type.SETTLED, Map.of(), "read back");
    }
    List<String> missing = differing(wanted, stored);
    if (!missing.isEmpty()) {
      throw notStored(address, missing, lost);
    }
    lost.ifPresent(
        e -> run.settled("settled by reading back: the update of " + address + " has arrived"));
    run.updated(address, "update", id);
  }

  /**
   * Sends it once. What is on its way is in the journal: if this run dies now, the next one knows
   * these values for ours.
   *
   * @return why it is not known whether it has arrived
   */
  private Optional<CozeException> send(
      Work work, String id, Fields wanted, Fields actual, JournalEntry intent) {
    try {
      run.wire()
          .sending(
              run.journal(), intent, () -> run.patiently(() -> update(work, id, wanted, actual)));
      run.journal().outcome(intent, JournalEntry.Type.DONE, Map.of(), "");
      return Optional.empty();
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw e;
      }
      return Optional.of(e);
    }
  }

  private String update(Work work, String id, Fields wanted, Fields actual) {
    run.driver(work.address().kind()).update(id, work.resource(), wanted, actual);
    return id;
  }

  /** The state keeps what the server holds, not what was sent: its defaults are no drift. */
  private void remember(Work work, Fields stored) {
    Map<String, String> hashes = new TreeMap<>(stored.hashes());
    // A description that only lost a create's mark is none that the script declares.
    hashes.keySet().retainAll(declared(work).all().keySet());
    String description = stored.get("description").map(JsonNode::textValue).orElse("");
    boolean clean = Marker.without(description).equals(description);
    run.ledger()
        .change(
            work.address(),
            state ->
                state
                    .withFields(hashes, work.leftAlone())
                    .withMarker(clean ? Optional.empty() : state.marker()));
  }

  static List<String> differing(Fields wanted, Fields actual) {
    List<String> names = new ArrayList<>();
    wanted.names().forEach(names::add);
    names.removeIf(field -> wanted.agrees(actual, field));
    return names;
  }

  private static CozePartialException notStored(
      Address address, List<String> missing, Optional<CozeException> lost) {
    return new CozePartialException(
        address + ": sent, not stored: " + String.join(", ", missing),
        lost.map(e -> "the answer was lost: " + e.what())
            .orElse("Coze said success and kept another value: it drops fields it does not know"),
        "look at the object in the web page; run the same command to try again",
        lost.orElse(null));
  }

  private static CozeConflictException changedMeanwhile(Work work, String what) {
    return new CozeConflictException(
        work.address() + " is not what the plan saw: " + what + "; nothing was overwritten",
        "somebody changed it after the plan, for example in the web page",
        "plan again and look at the difference");
  }
}
