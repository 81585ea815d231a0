package dev.cozesh.deploy;

import dev.cozesh.client.dataset.Document;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sends documents of one knowledge base, once each: what is meant goes into the journal first, and
 * an upload whose answer was lost is looked for in the list, never sent again.
 */
final class DocumentUpload {
  /** Coze takes at most ten documents a request. */
  private static final int BATCH = 10;

  /** Base64 makes four bytes of three; a request may hold 15 MB. */
  private static final long BATCH_BYTES = 11L << 20;

  private final Run run;
  private final KnowledgeStore store;
  private final DesiredKnowledge knowledge;
  private final String datasetId;
  private final boolean pictures;
  private final Chunks chunks;

  /**
   * @param pictures whether the knowledge base holds pictures
   */
  DocumentUpload(
      Run run,
      KnowledgeStore store,
      DesiredKnowledge knowledge,
      String datasetId,
      boolean pictures) {
    this.run = run;
    this.store = store;
    this.knowledge = knowledge;
    this.datasetId = datasetId;
    this.pictures = pictures;
    this.chunks = store.told(knowledge.chunks());
  }

  /**
   * Sends them.
   *
   * @return their ids by name
   */
  Map<String, String> send(List<DesiredDocument> all) {
    Map<String, String> ids = new LinkedHashMap<>();
    List<DesiredDocument> toSend = settleLost(all, ids);
    for (List<DesiredDocument> batch : batches(toSend)) {
      ids.putAll(sendBatch(batch));
    }
    return ids;
  }

  /** From now on state knows the document under that id. */
  void remember(DesiredDocument document, String id) {
    run.ledger()
        .change(
            knowledge.address(),
            state ->
                Replay.sentDocument(state, document.name(), item(document), id)
                    .making(id, run.now()));
  }

  /** Documents of an upload whose answer was lost are looked for, never sent again. */
  private List<DesiredDocument> settleLost(List<DesiredDocument> send, Map<String, String> ids) {
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
        send.stream().filter(one -> item(one).equals(items.get(one.name()))).toList();
    if (!open.isEmpty() && Settlement.isOverdue(lost.get(), run.now())) {
      open = present(lost.get(), open);
      ids.putAll(settleOverdue(lost.get(), open));
    } else if (!open.isEmpty()) {
      ids.putAll(settle(lost.get(), open));
    } else {
      run.journal()
          .outcome(
              lost.get().intent(), JournalEntry.Type.SETTLED, Map.of(), "nothing of it is open");
    }
    List<DesiredDocument> rest = new ArrayList<>(send);
    rest.removeAll(open);
    return rest;
  }

  /** Those that a complete list has; the others are looked for in a second one. */
  private List<DesiredDocument> present(Pending pending, List<DesiredDocument> open) {
    Set<String> names = new HashSet<>(listed(pending, open).keySet());
    names.addAll(listed(pending, open).keySet());
    return open.stream().filter(one -> names.contains(one.name())).toList();
  }

  /** So long after it was sent, what is not listed has never arrived, and is sent. */
  private Map<String, String> settleOverdue(Pending pending, List<DesiredDocument> present) {
    Map<String, String> ids = listed(pending, present);
    String evidence =
        "settled by listing: of the "
            + pending.title()
            + " sent "
            + pending.sentAt()
            + (ids.isEmpty()
                ? " nothing has arrived"
                : " there is " + String.join(", ", ids.keySet()));
    record(pending, present, ids, JournalEntry.Type.SETTLED, evidence);
    run.settled(evidence);
    return ids;
  }

  private Map<String, String> sendBatch(List<DesiredDocument> batch) {
    Address address = knowledge.address();
    Map<String, String> items = new TreeMap<>();
    batch.forEach(document -> items.put(document.name(), item(document)));
    List<String> before =
        store.documents(datasetId, pictures).stream()
            .filter(one -> items.containsKey(one.name()))
            .map(StoredDocument::id)
            .toList();
    run.requireGoingOn();
    run.started(address, "upload " + String.join(", ", items.keySet()));
    DocumentBatch request = new DocumentBatch(datasetId, chunks, batch, uploaded(batch));
    JournalEntry intent =
        run.journal().intend(JournalEntry.Work.DOCUMENTS, address, "", before, items);
    Pending pending = new Pending(address, intent, true, run.now());
    List<Document> made;
    try {
      made =
          run.wire().sending(run.journal(), intent, () -> run.patiently(() -> store.add(request)));
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw e;
      }
      return lost(pending, batch, e.what());
    }
    Map<String, String> ids = new TreeMap<>();
    made.stream()
        .filter(one -> items.containsKey(name(one)))
        .forEach(one -> ids.put(name(one), one.id()));
    if (ids.size() < batch.size()) {
      return lost(pending, batch, "the answer names " + ids.size() + " of them");
    }
    record(pending, batch, ids, JournalEntry.Type.DONE, "");
    return ids;
  }

  private Map<String, String> lost(Pending pending, List<DesiredDocument> batch, String why) {
    run.journal().outcome(pending.intent(), JournalEntry.Type.LOST, Map.of(), why);
    run.remark(
        why
            + "; looking for the documents for up to "
            + Settlement.PATIENCE.toSeconds()
            + " s, nothing is sent again");
    return settle(pending, batch);
  }

  private Map<String, String> settle(Pending pending, List<DesiredDocument> open) {
    Map<String, String> ids =
        new Settlement(run.pauses()).await(pending, () -> found(pending, open));
    String evidence =
        "settled by listing: "
            + String.join(", ", ids.keySet())
            + " of "
            + pending.address()
            + " came up after "
            + pending.sentAt();
    record(pending, open, ids, JournalEntry.Type.SETTLED, evidence);
    run.settled(evidence);
    return ids;
  }

  private Optional<Map<String, String>> found(Pending pending, List<DesiredDocument> open) {
    Map<String, String> ids = listed(pending, open);
    return ids.size() == open.size() ? Optional.of(ids) : Optional.empty();
  }

  /** The ids of those of them that came up since. */
  private Map<String, String> listed(Pending pending, List<DesiredDocument> open) {
    Set<String> before = new HashSet<>(pending.intent().baseline());
    Map<String, String> ids = new TreeMap<>();
    store.documents(datasetId, pictures).stream()
        .filter(one -> !before.contains(one.id()))
        .forEach(one -> ids.put(one.name(), one.id()));
    ids.keySet().retainAll(open.stream().map(DesiredDocument::name).toList());
    return ids;
  }

  private void record(
      Pending pending,
      List<DesiredDocument> batch,
      Map<String, String> ids,
      JournalEntry.Type type,
      String note) {
    run.journal().outcome(pending.intent(), type, ids, note);
    batch.forEach(document -> remember(document, ids.get(document.name())));
  }

  private static String name(Document document) {
    return document.name().orElse("");
  }

  /** What the documents name that is uploaded on its own. */
  private Map<String, String> uploaded(List<DesiredDocument> batch) {
    Map<String, String> uploaded = new TreeMap<>();
    for (DesiredDocument document : batch) {
      if (store.uploads(document)) {
        requireUnchanged(document);
        run.requireGoingOn();
        uploaded.put(document.name(), store.upload(document));
      }
    }
    return uploaded;
  }

  /** Of a picture only the digest is kept; its file is read anew. */
  private static void requireUnchanged(DesiredDocument document) {
    if (!(document.origin() instanceof DesiredDocument.Picture picture)) {
      return;
    }
    try {
      DesiredDocument.Content now =
          DesiredDocument.Content.digest(Files.readAllBytes(picture.path()));
      if (!now.equals(document.content())) {
        throw changed(document, "it is another picture now", null);
      }
    } catch (IOException e) {
      throw changed(document, e.getClass().getSimpleName(), e);
    }
  }

  private static CozeConflictException changed(
      DesiredDocument document, String why, IOException cause) {
    return new CozeConflictException(
        document.file() + " is not what it was when the plan was made", why, "plan again", cause);
  }

  private String item(DesiredDocument document) {
    return document.content().sha256() + "/" + DocumentPlanner.cut(chunks);
  }

  /**
   * Batches of at most ten documents and a request's bytes. A request takes documents from one kind
   * of source only, and has one say on captions.
   */
  static List<List<DesiredDocument>> batches(List<DesiredDocument> all) {
    Map<String, List<DesiredDocument>> sources = new LinkedHashMap<>();
    for (DesiredDocument document : all) {
      sources.computeIfAbsent(source(document), any -> new ArrayList<>()).add(document);
    }
    List<List<DesiredDocument>> batches = new ArrayList<>();
    sources.values().forEach(some -> batches.addAll(batchesOfOneSource(some)));
    return batches;
  }

  private static String source(DesiredDocument document) {
    if (document.isPicture()) {
      return document.caption().isPresent() ? "told pictures" : "pictures";
    }
    return document.origin() instanceof DesiredDocument.Page ? "pages" : "files";
  }

  private static List<List<DesiredDocument>> batchesOfOneSource(List<DesiredDocument> all) {
    List<List<DesiredDocument>> batches = new ArrayList<>();
    List<DesiredDocument> batch = new ArrayList<>();
    long bytes = 0;
    for (DesiredDocument document : all) {
      int size = document.isPicture() ? 0 : document.content().size();
      boolean full = batch.size() == BATCH || bytes + size > BATCH_BYTES;
      if (full && !batch.isEmpty()) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(document);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
