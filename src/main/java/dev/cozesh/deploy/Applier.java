package dev.cozesh.deploy;

import dev.cozesh.deploy.Part.When;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeWaitingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Does what a plan says, in an order in which each object finds what it refers to: knowledge bases
 * with their documents, then bots, then everything is published, and only then something is
 * deleted.
 */
final class Applier {
  private final Run run;
  private final String owner;
  private final Creation creation;
  private final FieldWork fields;
  private final Branches branches;

  Applier(Run run, String owner, RandomGenerator random) {
    this.run = run;
    this.owner = owner;
    this.creation = new Creation(run, random);
    this.fields = new FieldWork(run);
    this.branches = new Branches(run);
  }

  /**
   * Does it all.
   *
   * @throws CozePartialException when it stopped half-way
   * @throws dev.cozesh.error.CozeFailuresException when it was told to go on, and something failed
   */
  ApplyReport apply() {
    List<Work> works = run.blueprint().works();
    try {
      works.stream()
          .filter(work -> work.action() == Action.CREATE)
          .map(work -> work.address().kind())
          .distinct()
          .forEach(run.inventory()::freshen);
      for (Work work : works) {
        branches.attempt(work, () -> apply(work));
      }
      for (Work work : works) {
        if (!work.parts(When.LAST).isEmpty()) {
          branches.attempt(work, () -> finish(work));
        }
      }
      for (Removal removal : run.blueprint().removals()) {
        branches.attempt(removal, () -> remove(removal));
      }
    } catch (CozeServiceException | CozeTransportException | CozeDataException e) {
      throw stopped(e);
    }
    branches.requireWhole();
    return report();
  }

  private void finish(Work work) {
    work.parts(When.LAST).forEach(part -> part.apply(run, idOf(work.address())));
  }

  private void apply(Work work) {
    run.pauses().requireGoingOn();
    Address address = work.address();
    if (work.pending().isPresent() && work.action() != Action.SETTLE) {
      dismiss(carried(work));
    }
    switch (work.action()) {
      case CREATE -> {
        Fields wanted = run.driver(address.kind()).desired(work.resource(), run.references());
        run.started(address, "create");
        finish(work, creation.create(work.resource(), wanted));
      }
      case SETTLE -> finish(work, creation.settle(carried(work)));
      case ADOPT -> {
        String id = idOf(address);
        run.ledger()
            .put(
                address,
                takenOver(address, id)
                    .withOwner(owner)
                    .withProtection(work.resource().lifecycle().isProtected()));
        run.updated(address, "adopt", id);
        change(work, id);
      }
      case UPDATE, ACCEPT -> change(work, idOf(address));
      case WAIT -> {
        own(work.resource());
        work.parts(When.WITH_ITS_OBJECT).forEach(part -> part.apply(run, work.id().orElse("")));
      }
      default -> own(work.resource());
    }
  }

  /** The plan has found that it never arrived; from here on it is not looked for. */
  private void dismiss(Pending absent) {
    String evidence =
        "settled by listing: the "
            + absent.title()
            + " sent "
            + absent.sentAt()
            + " has never arrived";
    run.journal().outcome(absent.intent(), JournalEntry.Type.SETTLED, Map.of(), evidence);
    run.settled(evidence);
  }

  /** One that is known already, and taken over anew, keeps what is known of it. */
  private ResourceState takenOver(Address address, String id) {
    boolean isKnown = run.ledger().has(address) && run.ledger().get(address).id().equals(id);
    return isKnown ? run.ledger().get(address) : ResourceState.of(id, Origin.ADOPTED);
  }

  private void finish(Work work, String id) {
    own(work.resource());
    fields.complete(work, id);
    work.parts(When.WITH_ITS_OBJECT).forEach(part -> part.apply(run, id));
  }

  private void change(Work work, String id) {
    boolean isKnown = !run.ledger().get(work.address()).fields().isEmpty();
    if (work.touchesFields() || work.action() == Action.ADOPT || !isKnown) {
      fields.update(work, id);
    }
    own(work.resource());
    work.parts(When.WITH_ITS_OBJECT).forEach(part -> part.apply(run, id));
  }

  /** What the script says of an object beyond its fields. */
  private void own(DesiredResource resource) {
    if (run.ledger().has(resource.address())) {
      run.ledger()
          .change(
              resource.address(),
              state -> state.withProtection(resource.lifecycle().isProtected()).withOwner(owner));
    }
  }

  /** The operation as this run's journal has taken it over. */
  private Pending carried(Work work) {
    return run.blueprint()
        .replay()
        .pending(work.address(), JournalEntry.Work.CREATE)
        .orElseThrow(() -> new IllegalStateException("nothing is open for " + work.address()));
  }

  private void remove(Removal removal) {
    Address address = removal.address();
    run.requireGoingOn();
    switch (removal.way()) {
      case DELETE -> {
        run.started(address, "delete");
        delete(removal);
        run.ledger().remove(address);
        run.deleted(address, removal.id());
      }
      case RETIRE -> new RetireWork(run).apply(removal);
      case FORGET -> {
        run.ledger().remove(address);
        run.remark("forgot " + address + " " + removal.id() + ", which stays on Coze");
      }
    }
  }

  /** A delete may be sent again by the next run: what is gone already is what was wanted. */
  private void delete(Removal removal) {
    Driver driver = run.driver(removal.address().kind());
    try {
      driver.delete(removal.id());
    } catch (CozeInterruptedException e) {
      throw e;
    } catch (CozeException e) {
      if (driver.readAnew(removal.id(), run.inventory()).isPresent()) {
        throw e;
      }
      run.settled("settled by listing: " + removal.address() + " " + removal.id() + " is gone");
    }
  }

  private String idOf(Address address) {
    return run.references()
        .idOf(address)
        .orElseThrow(() -> new IllegalStateException("no id for " + address));
  }

  private ApplyReport report() {
    List<OutputValue> outputs =
        run.blueprint().outputs().stream()
            .map(output -> Outputs.value(output, run.references()))
            .toList();
    return new ApplyReport(
        run.created(), run.updated(), run.deleted(), run.settled(), outputs, run.wire().requests());
  }

  /**
   * Behind everything else, for what is waited for does not undo what is done.
   *
   * @throws CozeWaitingException when everything is done but what a person has to do first
   */
  void requireNobodyWaits() {
    List<Work> waiting =
        run.blueprint().works().stream().filter(work -> work.action() == Action.WAIT).toList();
    if (waiting.isEmpty()) {
      return;
    }
    String names =
        waiting.stream()
            .map(work -> "\"" + work.address().name() + "\"")
            .collect(Collectors.joining(", "));
    boolean isNew = waiting.stream().allMatch(work -> work.id().isEmpty());
    throw new CozeWaitingException(
        "waiting for a person: not on Coze yet: "
            + (isNew ? "" : "what is declared of ")
            + "workflow "
            + names,
        "no public endpoint creates or changes a workflow",
        "in the web page, open each workflow, made new under exactly its name if there is none, bring it up to date, "
            + "and publish it:\n"
            + waiting.stream().map(Applier::steps).collect(Collectors.joining("\n"))
            + "\nThen run the same command again: what uses it is bound and published then");
  }

  private static String steps(Work work) {
    return work.parts().stream()
        .flatMap(part -> part.forAPerson().stream())
        .findFirst()
        .orElse("\"" + work.address().name() + "\": no file says what is in it");
  }

  private CozeException stopped(CozeException e) {
    boolean cause =
        e instanceof CozeServiceException refused && refused.refusal().stopsEverything();
    if (cause || !run.hasWritten()) {
      return e;
    }
    List<String> done = new ArrayList<>();
    run.created().forEach(one -> done.add(one.address() + " " + one.id()));
    run.updated().forEach(one -> done.add(one.address() + " " + one.id()));
    return new CozePartialException(
        "stopped half-way: " + e.what(),
        e.why(),
        "done and recorded: "
            + String.join(", ", done)
            + ". Run the same command again: it goes on from there",
        e);
  }

  /** Values of outputs. */
  static final class Outputs {
    private Outputs() {}

    static OutputValue value(Output output, References references) {
      if (output.value() instanceof Output.Text text) {
        return new OutputValue(output.name(), Optional.of(text.text()));
      }
      Output.IdOf idOf = (Output.IdOf) output.value();
      String id = references.resolve(idOf.reference());
      boolean known = !id.equals(References.KNOWN_AFTER_APPLY);
      return new OutputValue(output.name(), known ? Optional.of(id) : Optional.empty());
    }
  }
}
