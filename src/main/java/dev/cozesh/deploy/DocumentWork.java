package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.dataset.ChunkStrategy;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentBase;
import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.DocumentStatus;
import dev.cozesh.client.dataset.DocumentsCreate;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sends documents, waits until Coze has processed them, and only then deletes what they replace: a
 * bot never answers without them.
 */
final class DocumentWork {
  /** Coze takes at most ten documents a request. */
  static final int BATCH = 10;

  /** How often progress is asked for at most before the plan's request count is exceeded. */
  static final int POLLS = 12;

  /** Base64 makes four bytes of three; a request may hold 15 MB. */
  private static final long BATCH_BYTES = 11L << 20;

  private static final String USUAL_SEPARATOR = "\n";
  private static final int USUAL_SIZE = 800;
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final List<Duration> POLL_PAUSES =
      List.of(
          Duration.ofMillis(300),
          Duration.ofMillis(700),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4));
  private static final Duration LATER_PAUSE = Duration.ofSeconds(60);

  private final Run run;
  private final CozeClient client;
  private final DocumentStore documents;

  DocumentWork(Run run, CozeClient client, DocumentStore documents) {
    this.run = run;
    this.client = client;
    this.documents = documents;
  }

  void apply(DesiredKnowledge knowledge, DocumentPlan plan, String datasetId) {
    if (plan.isEmpty()) {
      return;
    }
    Address address = knowledge.address();
    String cut = DocumentPlanner.cut(knowledge.chunks());
    Map<String, String> inProgress = new LinkedHashMap<>(plan.await());
    plan.adopt()
        .forEach(
            (document, id) -> {
              remember(address, document, cut, id);
              inProgress.put(document.name(), id);
            });
    List<DesiredDocument> toSend = settleLost(knowledge, plan.send(), cut, datasetId, inProgress);
    for (List<DesiredDocument> batch : batches(toSend)) {
      inProgress.putAll(send(knowledge, batch, cut, datasetId));
    }
    awaitProcessing(address, datasetId, inProgress);
    delete(address, plan, knowledge);
    run.updated(address, "documents", datasetId);
  }

  /** Documents of an upload whose answer was lost are looked for, never sent again. */
  private List<DesiredDocument> settleLost(
      DesiredKnowledge knowledge,
      List<DesiredDocument> send,
      String cut,
      String datasetId,
      Map<String, String> inProgress) {
    Optional<Pending> lost =
        run.blueprint()
            .replay()
            .pending(knowledge.address(), JournalEntry.Work.DOCUMENTS)
            .filter(Pending::sent);
    if (lost.isEmpty()) {
      return send;
    }
    Map<String, String> items = lost.get().intent().items();
    List<DesiredDocument> open =
        send.stream().filter(one -> item(one, cut).equals(items.get(one.name()))).toList();
    if (!open.isEmpty()) {
      inProgress.putAll(settle(lost.get(), open, cut, datasetId));
    } else {
      run.journal()
          .outcome(
              lost.get().intent(), JournalEntry.Type.SETTLED, Map.of(), "nothing of it is open");
    }
    List<DesiredDocument> rest = new ArrayList<>(send);
    rest.removeAll(open);
    return rest;
  }

  private Map<String, String> send(
      DesiredKnowledge knowledge, List<DesiredDocument> batch, String cut, String datasetId) {
    Address address = knowledge.address();
    Map<String, String> items = new TreeMap<>();
    batch.forEach(document -> items.put(document.name(), item(document, cut)));
    List<String> before =
        documents.list(datasetId).stream()
            .filter(one -> items.containsKey(name(one)))
            .map(Document::id)
            .toList();
    run.requireGoingOn();
    run.started(address, "upload " + String.join(", ", items.keySet()));
    JournalEntry intent =
        run.journal().intend(JournalEntry.Work.DOCUMENTS, address, "", before, items);
    Pending pending = new Pending(address, intent, true, run.now());
    try {
      List<Document> made =
          run.wire()
              .sending(
                  run.journal(),
                  intent,
                  () -> client.documents().create(request(knowledge, batch, datasetId)));
      Map<String, String> ids = new TreeMap<>();
      made.stream()
          .filter(one -> items.containsKey(name(one)))
          .forEach(one -> ids.put(name(one), one.id()));
      if (ids.size() < batch.size()) {
        return lost(pending, batch, cut, datasetId, "the answer names " + ids.size() + " of them");
      }
      record(pending, batch, cut, ids, JournalEntry.Type.DONE, "");
      return ids;
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw e;
      }
      return lost(pending, batch, cut, datasetId, e.what());
    }
  }

  private Map<String, String> lost(
      Pending pending, List<DesiredDocument> batch, String cut, String datasetId, String why) {
    run.journal().outcome(pending.intent(), JournalEntry.Type.LOST, Map.of(), why);
    run.remark(why + "; looking for the documents, nothing is sent again");
    return settle(pending, batch, cut, datasetId);
  }

  private Map<String, String> settle(
      Pending pending, List<DesiredDocument> open, String cut, String datasetId) {
    Map<String, String> ids =
        new Settlement(run.pauses()).await(pending, () -> found(pending, open, datasetId));
    String evidence =
        "settled by listing: "
            + String.join(", ", ids.keySet())
            + " of "
            + pending.address()
            + " came up after "
            + pending.at();
    record(pending, open, cut, ids, JournalEntry.Type.SETTLED, evidence);
    run.settled(evidence);
    return ids;
  }

  private Optional<Map<String, String>> found(
      Pending pending, List<DesiredDocument> open, String datasetId) {
    Set<String> before = new HashSet<>(pending.intent().baseline());
    Map<String, String> ids = new HashMap<>();
    documents.list(datasetId).stream()
        .filter(one -> !before.contains(one.id()))
        .forEach(one -> ids.put(name(one), one.id()));
    ids.keySet().retainAll(open.stream().map(DesiredDocument::name).toList());
    return ids.size() == open.size() ? Optional.of(new TreeMap<>(ids)) : Optional.empty();
  }

  private void record(
      Pending pending,
      List<DesiredDocument> batch,
      String cut,
      Map<String, String> ids,
      JournalEntry.Type type,
      String note) {
    run.journal().outcome(pending.intent(), type, ids, note);
    batch.forEach(document -> remember(pending.address(), document, cut, ids.get(document.name())));
  }

  private void remember(Address address, DesiredDocument document, String cut, String id) {
    run.ledger()
        .change(
            address, state -> Replay.sentDocument(state, document.name(), item(document, cut), id));
  }

  private void awaitProcessing(Address address, String datasetId, Map<String, String> inProgress) {
    Instant end = run.now().plus(DEADLINE);
    Map<String, String> open = new LinkedHashMap<>(inProgress);
    for (int n = 0; !open.isEmpty(); n++) {
      for (DocumentProgress one :
          client.datasets().progress(datasetId, List.copyOf(open.values()))) {
        if (is(one, DocumentStatus.FAILED)) {
          throw failed(address, one);
        }
        String name = nameOf(open, one.documentId());
        run.progress(address, name, one.progress().orElse(0L).intValue());
        if (is(one, DocumentStatus.COMPLETED)) {
          open.remove(name);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (!run.now().isBefore(end)) {
        throw new CozePartialException(
            address + ": documents are still being processed: " + String.join(", ", open.keySet()),
            "Coze took longer than " + DEADLINE.toMinutes() + " minutes",
            "run the same command later: it goes on waiting and sends nothing again");
      }
      run.pauses().sleep(pause(n));
    }
  }

  private static boolean is(DocumentProgress progress, DocumentStatus status) {
    return progress.status().equals(Optional.of(status));
  }

  private static String name(Document document) {
    return document.name().orElse("");
  }

  private static DocumentsCreate request(
      DesiredKnowledge knowledge, List<DesiredDocument> batch, String datasetId) {
    List<DocumentBase> documents =
        batch.stream()
            .map(one -> DocumentBase.local(one.name(), one.type(), one.content().bytes()))
            .toList();
    return DocumentsCreate.text(datasetId, documents, chunks(knowledge.chunks()));
  }

  private static ChunkStrategy chunks(DesiredKnowledge.Chunks chunks) {
    return chunks.isAutomatic()
        ? ChunkStrategy.automatic()
        : ChunkStrategy.custom(
            chunks.separator().orElse(USUAL_SEPARATOR), chunks.size().orElse(USUAL_SIZE));
  }

  private static Duration pause(int n) {
    if (n < POLL_PAUSES.size()) {
      return POLL_PAUSES.get(n);
    }
    return n < POLLS ? Duration.ofSeconds(10) : LATER_PAUSE;
  }

  private static String nameOf(Map<String, String> names, String id) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(id);
  }

  private static CozePartialException failed(Address address, DocumentProgress one) {
    return new CozePartialException(
        address + ": Coze could not process document " + one.documentId(),
        one.statusText().orElse("it gives no reason"),
        "correct the file and run the same command: it is sent anew and the failed one deleted");
  }

  private void delete(Address address, DocumentPlan plan, DesiredKnowledge knowledge) {
    List<String> ids = List.copyOf(plan.delete().keySet());
    if (ids.isEmpty()) {
      return;
    }
    run.requireGoingOn();
    run.started(address, "delete " + ids.size() + " old documents");
    client.documents().delete(ids);
    Set<String> declared = new HashSet<>();
    knowledge.documents().forEach(document -> declared.add(document.name()));
    plan.delete()
        .values()
        .forEach(name -> run.ledger().change(address, state -> settled(state, name, declared)));
  }

  private static ResourceState settled(ResourceState state, String name, Set<String> declared) {
    ResourceState.Document document = state.documents().get(name);
    if (document == null) {
      return state;
    }
    return declared.contains(name)
        ? state.withDocument(
            name,
            new ResourceState.Document(
                document.sha256(), document.cut(), document.documentId(), List.of()))
        : state.withoutDocument(name);
  }

  private static String item(DesiredDocument document, String cut) {
    return document.content().sha256() + "/" + cut;
  }

  /** Batches of at most ten documents and a request's bytes. */
  static List<List<DesiredDocument>> batches(List<DesiredDocument> all) {
    List<List<DesiredDocument>> batches = new ArrayList<>();
    List<DesiredDocument> batch = new ArrayList<>();
    long bytes = 0;
    for (DesiredDocument document : all) {
      boolean full = batch.size() == BATCH || bytes + document.content().size() > BATCH_BYTES;
      if (full && !batch.isEmpty()) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(document);
      bytes += document.content().size();
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
