package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets go of an object that no endpoint deletes: its users lose it, and people see that. */
final class RetireWork {
  private static final String DESCRIPTION = "description";

  private final Run run;

  RetireWork(Run run) {
    this.run = run;
  }

  /** Does it; what is done already, by a run that ended half-way, is not done again. */
  void apply(Removal removal) {
    Address address = removal.address();
    String step = removal.retirement().isPresent() ? "retire" : "unpublish";
    run.started(address, step);
    run.driver(address.kind()).retire(removal.id(), run.ledger().get(address));
    removal.retirement().ifPresent(words -> describe(removal, words));
    run.ledger().remove(address);
    run.updated(address, step, removal.id());
  }

  /** What somebody has written there since the plan stays behind the words. */
  private void describe(Removal removal, Retirement words) {
    Driver driver = run.driver(removal.address().kind());
    Optional<String> now = description(removal);
    String wanted = words.into(now.orElse(""), driver.descriptionLimit());
    if (now.isEmpty() || now.get().equals(wanted)) {
      return;
    }
    run.requireGoingOn();
    Fields written = new Fields().put(DESCRIPTION, wanted);
    JournalEntry intent =
        run.journal()
            .intend(JournalEntry.Work.UPDATE, removal.address(), "", List.of(), written.hashes());
    Optional<CozeException> lost = send(removal, wanted, intent);
    if (!description(removal).equals(written.get(DESCRIPTION).map(one -> one.textValue()))) {
      throw new CozePartialException(
          removal.address() + ": sent, not stored: " + DESCRIPTION,
          lost.map(e -> "the answer was lost: " + e.what())
              .orElse("Coze said success and kept another description"),
          "run the same command to try again, or without --retire",
          lost.orElse(null));
    }
    remember(removal.address(), written);
    JournalEntry.Type end = lost.isPresent() ? JournalEntry.Type.SETTLED : JournalEntry.Type.DONE;
    run.journal().outcome(intent, end, Map.of(), "read back");
  }

  private Optional<CozeException> send(Removal removal, String text, JournalEntry intent) {
    Driver driver = run.driver(removal.address().kind());
    try {
      run.wire()
          .sending(
              run.journal(),
              intent,
              () ->
                  run.patiently(
                      () -> {
                        driver.describe(removal.id(), text);
                        return text;
                      }));
      return Optional.empty();
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw e;
      }
      return Optional.of(e);
    }
  }

  /** Absent when the object is gone. */
  private Optional<String> description(Removal removal) {
    return run.driver(removal.address().kind())
        .readAnew(removal.id(), run.inventory())
        .map(fields -> fields.text(DESCRIPTION));
  }

  /** Should the run end here, the words are no change of somebody else. */
  private void remember(Address address, Fields written) {
    run.ledger()
        .change(
            address,
            state -> {
              Set<String> others = new HashSet<>(state.fields().keySet());
              boolean managed = others.remove(DESCRIPTION);
              return managed ? state.withFields(written.hashes(), others) : state;
            });
  }
}
