package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes an object on a server that knows no idempotency key: list completely, write the intent
 * down, send once, write the id down. A lost answer is settled by listing.
 */
final class Creation {
  private final Run run;
  private final RandomGenerator random;

  Creation(Run run, RandomGenerator random) {
    this.run = run;
    this.random = random;
  }

  /** Makes the object; afterwards state and references know its id. */
  String create(DesiredResource resource, Fields wanted) {
    Address address = resource.address();
    Driver driver = run.driver(address.kind());
    List<Listed> same = run.inventory().named(address.kind(), address.name());
    if (!same.isEmpty()) {
      throw new CozeConflictException(
          address.kind().title()
              + " \""
              + address.name()
              + "\" has come up meanwhile: "
              + same.get(0).forChoosing(),
          "somebody else made it after the plan",
          "plan again");
    }
    String marker = driver.marks() ? Marker.random(random) : Marker.ofContent(wanted);
    String plain = wanted.get("description").map(JsonNode::textValue).orElse("");
    String description =
        driver.marks() ? Marker.into(plain, marker, driver.descriptionLimit()) : plain;
    run.requireGoingOn();
    JournalEntry intent =
        run.journal().intend(JournalEntry.Work.CREATE, address, marker, List.of(), Map.of());
    Pending pending = new Pending(address, intent, true, run.now());
    String id;
    try {
      id =
          run.wire()
              .sending(
                  run.journal(),
                  intent,
                  () -> run.patiently(() -> driver.create(resource, wanted, description)));
    } catch (CozeException e) {
      return afterFailure(pending, e);
    }
    record(pending, id, JournalEntry.Type.DONE, "");
    return id;
  }

  /** Goes on with a create of an earlier run whose answer was lost. */
  String settle(Pending pending) {
    Address address = pending.address();
    Listed found =
        new Settlement(run.pauses())
            .awaitObject(
                pending, () -> run.inventory().refresh(address.kind()).all(address.kind()));
    String evidence =
        "settled by listing: "
            + address.kind().title()
            + " \""
            + address.name()
            + "\" is "
            + found.id()
            + (Marker.isOfContent(pending.intent().marker())
                ? ", which is all that was asked for by the create sent "
                : ", which carries the mark " + pending.intent().marker() + " of the create sent ")
            + pending.sentAt();
    record(pending, found.id(), JournalEntry.Type.SETTLED, evidence);
    run.settled(evidence);
    return found.id();
  }

  private String afterFailure(Pending pending, CozeException failure) {
    if (Outcome.of(failure) == Outcome.NOTHING_HAPPENED) {
      run.journal().outcome(pending.intent(), JournalEntry.Type.REFUSED, Map.of(), failure.what());
      throw failure;
    }
    run.journal().outcome(pending.intent(), JournalEntry.Type.LOST, Map.of(), failure.what());
    run.remark(
        failure.what()
            + "; looking for what it made for up to "
            + Settlement.PATIENCE.toSeconds()
            + " s, nothing is sent again");
    return settle(pending);
  }

  private void record(Pending pending, String id, JournalEntry.Type type, String note) {
    Address address = pending.address();
    run.journal().outcome(pending.intent(), type, Map.of(address.name(), id), note);
    run.ledger()
        .put(
            address,
            ResourceState.of(id, Origin.CREATED)
                .withMarker(Optional.of(pending.intent().marker()))
                .withOwner(run.blueprint().owner())
                .making(id, run.now()));
    run.references().bind(address, id);
    run.created(address, id);
  }
}
