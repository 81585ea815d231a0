package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.entity.CopyStarted;
import dev.cozesh.client.entity.CopyTask;
import dev.cozesh.client.entity.CopyTaskStatus;
import dev.cozesh.client.entity.EntityCopy;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.ApplyReport.Done;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.JournalEntry.Type;
import dev.cozesh.deploy.state.JournalEntry.Work;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Copies objects: writes the intent down, sends once, writes the task down, asks after it until it
 * is over, writes the copy down. A lost answer is settled by listing.
 */
final class CopyRun {
  /** How long a task may take before the next run asks after it. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How long a copy whose answer was lost may take until it is listed. */
  static final Duration LOST_PATIENCE = Duration.ofMinutes(2);

  /** Sending it, asking after it for so long, and looking at what it refers to. */
  static final int MOST_REQUESTS = 1 + Waiting.looks(PATIENCE) + 1;

  private static final String TASK = "task";
  private static final String SOURCE = "source";
  private static final long NO_SUCH_TASK = 4200;

  private final CozeClient client;
  private final CopyList list;
  private final Records records;
  private final Wire wire;
  private final Pauses pauses;
  private final ApplyListener listener;
  private final List<Done> done = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();

  /**
   * Where it is written down.
   *
   * @param replay what earlier runs left, as the journal has taken it over
   */
  record Records(Journal journal, Ledger ledger, Replay replay, TargetLock lock) {}

  CopyRun(
      CozeClient client,
      CopyList list,
      Records records,
      Wire wire,
      Pauses pauses,
      ApplyListener listener) {
    this.client = client;
    this.list = list;
    this.records = records;
    this.wire = wire;
    this.pauses = pauses;
    this.listener = listener;
  }

  /** What was copied by now. */
  List<Done> done() {
    return List.copyOf(done);
  }

  /** The evidence for what listing has settled. */
  List<String> settled() {
    return List.copyOf(settled);
  }

  /** Makes the copy, or goes on with it; gives its id. */
  String copy(Copy copy) {
    pauses.requireGoingOn();
    listener.started(copy.address(), "copy");
    Optional<Pending> earlier =
        copy.pending().flatMap(old -> records.replay().pending(copy.address(), Work.COPY));
    return earlier.map(one -> goOn(copy, one)).orElseGet(() -> begin(copy));
  }

  private String goOn(Copy copy, Pending pending) {
    return Optional.ofNullable(pending.ids().get(TASK))
        .map(task -> await(copy, pending, task))
        .orElseGet(() -> settle(copy, pending));
  }

  private String begin(Copy copy) {
    Address address = copy.address();
    List<String> there =
        list.anew(address.kind()).stream()
            .filter(one -> one.name().equals(address.name()))
            .map(Listed::id)
            .toList();
    pauses.requireGoingOn();
    records.lock().requireHeld();
    String source = copy.original().id();
    JournalEntry intent =
        records.journal().intend(Work.COPY, address, "", there, Map.of(SOURCE, source));
    Pending pending = new Pending(address, intent, true, pauses.clock().instant());
    EntityCopy request =
        EntityCopy.of(source, copy.type()).withToWorkspaceId(list.target().workspaceId());
    CopyStarted started;
    try {
      started = wire.sending(records.journal(), intent, () -> client.entities().copy(request));
    } catch (CozeException e) {
      return afterFailure(copy, pending, e);
    }
    if (started.copiedEntityId().filter(id -> !id.isEmpty()).isPresent()) {
      return record(pending, started.copiedEntityId().get(), Type.DONE, "");
    }
    Optional<String> task = started.taskId().filter(id -> !id.isEmpty());
    if (task.isEmpty()) {
      records.journal().outcome(intent, Type.LOST, Map.of(), "the answer names no task");
      return settle(copy, pending);
    }
    records.journal().outcome(intent, Type.UNDERWAY, Map.of(TASK, task.get()), "");
    return await(copy, pending, task.get());
  }

  private String afterFailure(Copy copy, Pending pending, CozeException failure) {
    if (Outcome.of(failure) == Outcome.NOTHING_HAPPENED) {
      records.journal().outcome(pending.intent(), Type.REFUSED, Map.of(), failure.what());
      throw failure;
    }
    records.journal().outcome(pending.intent(), Type.LOST, Map.of(), failure.what());
    listener.remark(
        failure.what()
            + "; looking for the copy for up to "
            + LOST_PATIENCE.toSeconds()
            + " s, nothing is sent again");
    return settle(copy, pending);
  }

  /** Asks after a task until it is over. */
  private String await(Copy copy, Pending pending, String task) {
    Waiting waiting = new Waiting(pauses, pauses.clock().instant().plus(PATIENCE));
    CopyTask over;
    try {
      over =
          waiting
              .until(() -> Optional.of(client.entities().task(task)).filter(CopyRun::isOver))
              .orElseThrow(() -> tooLong(pending, task, waiting));
    } catch (CozeServiceException e) {
      if (e.code() != NO_SUCH_TASK) {
        throw e;
      }
      listener.remark("Coze does not know task " + task + " any more; looking for the copy");
      return settle(copy, pending);
    }
    if (status(over).equals(CopyTaskStatus.FAILED)) {
      throw failed(pending, task, over);
    }
    return over.targetEntityId()
        .filter(id -> !id.isEmpty())
        .map(id -> record(pending, id, Type.DONE, "task " + task))
        .orElseGet(() -> settle(copy, pending));
  }

  private static boolean isOver(CopyTask task) {
    return status(task).equals(CopyTaskStatus.SUCCESSFUL)
        || status(task).equals(CopyTaskStatus.FAILED);
  }

  private static CopyTaskStatus status(CopyTask task) {
    return task.taskStatus().orElse(CopyTaskStatus.IN_PROGRESS);
  }

  /** Finds the copy among what is listed: of its name, of its description, and not there before. */
  private String settle(Copy copy, Pending pending) {
    Waiting waiting = new Waiting(pauses, pending.at().plus(LOST_PATIENCE));
    Listed found =
        waiting
            .until(() -> only(arrived(copy, pending)))
            .orElseThrow(() -> undecided(copy, pending, waiting));
    String evidence =
        "settled by listing: "
            + copy.address()
            + " is "
            + found.id()
            + ", the only one of that name and description that has come up in "
            + list.target().title();
    settled.add(evidence);
    listener.remark(evidence);
    return record(pending, found.id(), Type.SETTLED, evidence);
  }

  private List<Listed> arrived(Copy copy, Pending pending) {
    return list.anew(copy.address().kind()).stream()
        .filter(one -> one.name().equals(copy.original().name()))
        .filter(one -> !pending.intent().baseline().contains(one.id()))
        .filter(one -> one.description().equals(copy.original().description()))
        .toList();
  }

  private static Optional<Listed> only(List<Listed> rows) {
    return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
  }

  private String record(Pending pending, String id, Type type, String note) {
    Address address = pending.address();
    records.journal().outcome(pending.intent(), type, Map.of(address.name(), id), note);
    records.ledger().put(address, ResourceState.of(id, Origin.CREATED));
    done.add(new Done(address, id));
    listener.finished(address, "copy", id);
    return id;
  }

  private CozeException failed(Pending pending, String task, CopyTask over) {
    String reasons =
        over.failedReasons().orElse(List.of()).stream()
            .map(CopyRun::reason)
            .collect(Collectors.joining("; "));
    records.journal().outcome(pending.intent(), Type.REFUSED, Map.of(), "failed: " + reasons);
    return new CozePartialException(
        "the " + pending.title() + " failed: " + (reasons.isEmpty() ? "no reason given" : reasons),
        "Coze ended task " + task + " so; it was read, and nothing was sent again" + before(),
        "remove the cause, then run the same command again");
  }

  private static String reason(CopyTask.Failure one) {
    String subject = one.entityType().orElse("object") + " \"" + one.entityName().orElse("") + "\"";
    return subject + ": " + one.failedReason().orElse("no reason given");
  }

  private String before() {
    return done.isEmpty()
        ? ""
        : "; copied before and recorded: "
            + done.stream()
                .map(one -> one.address() + " " + one.id())
                .collect(Collectors.joining(", "));
  }

  private CozePartialException tooLong(Pending pending, String task, Waiting waiting) {
    return new CozePartialException(
        "the " + pending.title() + " is not over after " + PATIENCE.toMinutes() + " min",
        waiting
            .trouble()
            .map(e -> "task " + task + " could not be read last: " + e.what())
            .orElse("Coze still works on task " + task),
        "run the same command later: it asks after that task, and sends nothing again");
  }

  private CozeAmbiguousException undecided(Copy copy, Pending pending, Waiting waiting) {
    List<Listed> same =
        waiting.trouble().isPresent()
            ? List.of()
            : list.named(copy.address().kind(), copy.original().name());
    String candidates = same.stream().map(Listed::forChoosing).collect(Collectors.joining(", "));
    String why =
        waiting
            .trouble()
            .map(e -> "the list could not be had whole: " + e.what())
            .orElse(
                same.isEmpty()
                    ? "it is in no complete list so far; a copy can take its time"
                    : "it cannot be told from others; candidates: " + candidates);
    String place = "\"" + copy.address() + "\"";
    String environment = " --environment " + list.target().title();
    return new CozeAmbiguousException(
        "it is not known what became of the "
            + pending.title()
            + ": sent "
            + pending.sentAt()
            + ", the answer was lost",
        why,
        "run the same command later: it looks again, and sends nothing. Or decide: `cozesh import "
            + place
            + " ID"
            + environment
            + "` if it exists, `cozesh state rm "
            + place
            + environment
            + "` if the web page shows that it does not");
  }
}
