package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.plan.FieldChange;
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
      if (change.isOfTheObject() && !actual.get(change.field()).equals(change.before())) {
        throw changedMeanwhile(work, change.field() + " was changed");
      }
    }
    Fields wanted = wanted(work.resource(), actual);
    write(work.resource(), id, wanted, actual);
  }

  /**
   * Finishes what a create began: the real description, bindings, and whatever create cannot take.
   */
  void complete(DesiredResource resource, String id) {
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
    write(resource, id, wanted(resource, actual), actual);
  }

  private Fields wanted(DesiredResource resource, Fields actual) {
    Fields wanted = declared(resource);
    Planner.removeMarker(wanted, actual);
    return wanted;
  }

  private Fields declared(DesiredResource resource) {
    return run.driver(resource.address().kind()).desired(resource, run.references());
  }

  private void write(DesiredResource resource, String id, Fields wanted, Fields actual) {
    Address address = resource.address();
    Driver driver = run.driver(address.kind());
    if (differing(wanted, actual).isEmpty()) {
      remember(resource, actual);
      return;
    }
    run.requireGoingOn();
    run.started(address, "update");
    Optional<CozeException> lost = Optional.empty();
    try {
      run.patiently(
          () -> {
            driver.update(id, resource, wanted, actual);
            return id;
          });
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        throw e;
      }
      lost = Optional.of(e);
    }
    Fields stored = driver.readAnew(id, run.inventory()).orElseGet(Fields::new);
    remember(resource, stored);
    List<String> missing = differing(wanted, stored);
    if (!missing.isEmpty()) {
      throw notStored(address, missing, lost);
    }
    lost.ifPresent(
        e -> run.settled("settled by reading back: the update of " + address + " has arrived"));
    run.updated(address, "update", id);
  }

  /** The state keeps what the server holds, not what was sent: its defaults are no drift. */
  private void remember(DesiredResource resource, Fields stored) {
    Map<String, String> hashes = new TreeMap<>(stored.hashes());
    // A description that only lost a create's mark is none that the script declares.
    hashes.keySet().retainAll(declared(resource).all().keySet());
    String description = stored.get("description").map(JsonNode::textValue).orElse("");
    boolean clean = Marker.without(description).equals(description);
    run.ledger()
        .change(
            resource.address(),
            state ->
                state.withFields(hashes).withMarker(clean ? Optional.empty() : state.marker()));
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
