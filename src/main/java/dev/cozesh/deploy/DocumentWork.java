package dev.cozesh.deploy;

import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.DocumentStatus;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozePartialException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends documents, waits until Coze has processed them, and only then deletes what they replace: a
 * bot never answers without them.
 */
final class DocumentWork {
  /** How often progress is asked for at most before the plan's request count is exceeded. */
  static final int POLLS = 12;

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
  private final KnowledgeStore store;

  DocumentWork(Run run, KnowledgeStore store) {
    this.run = run;
    this.store = store;
  }

  void apply(DesiredKnowledge knowledge, DocumentPlan plan, String datasetId) {
    if (plan.isEmpty()) {
      return;
    }
    Address address = knowledge.address();
    DocumentUpload upload = new DocumentUpload(run, store, knowledge, datasetId, plan.pictures());
    Map<String, String> inProgress = new LinkedHashMap<>(plan.await());
    plan.adopt()
        .forEach(
            (document, id) -> {
              upload.remember(document, id);
              inProgress.put(document.name(), id);
            });
    inProgress.putAll(upload.send(plan.send()));
    awaitProcessing(address, datasetId, inProgress);
    finish(knowledge, datasetId, inProgress, plan);
    delete(address, plan, knowledge);
    run.updated(address, "documents", datasetId);
  }

  /** What Coze made of them is remembered; pictures get the captions that the create left out. */
  private void finish(
      DesiredKnowledge knowledge, String datasetId, Map<String, String> done, DocumentPlan plan) {
    if (done.isEmpty() && plan.captions().isEmpty()) {
      return;
    }
    Map<String, StoredDocument> there = new LinkedHashMap<>();
    store.documents(datasetId, plan.pictures()).forEach(one -> there.put(one.id(), one));
    done.forEach(
        (name, id) ->
            Optional.ofNullable(there.get(id))
                .ifPresent(
                    one ->
                        run.ledger()
                            .change(
                                knowledge.address(),
                                state -> fingerprinted(state, name, one.fingerprint()))));
    Map<String, String> ids = new LinkedHashMap<>(done);
    plan.captions().forEach((document, id) -> ids.put(document.name(), id));
    for (DesiredDocument document : knowledge.documents()) {
      StoredDocument live = there.get(ids.get(document.name()));
      if (live != null && document.caption().isPresent()) {
        caption(knowledge.address(), datasetId, document, live);
      }
    }
  }

  private void caption(
      Address address, String datasetId, DesiredDocument document, StoredDocument live) {
    if (!document.caption().equals(live.caption())) {
      run.requireGoingOn();
      run.started(address, "caption of " + document.name());
      store.caption(datasetId, live.id(), document.caption().orElseThrow());
    }
  }

  private static ResourceState fingerprinted(
      ResourceState state, String name, Map<String, String> fingerprint) {
    ResourceState.Document document = state.documents().get(name);
    return document == null
        ? state
        : state.withDocument(name, document.withFingerprint(fingerprint));
  }

  private void awaitProcessing(Address address, String datasetId, Map<String, String> inProgress) {
    Instant end = run.now().plus(DEADLINE);
    Map<String, String> open = new LinkedHashMap<>(inProgress);
    for (int n = 0; !open.isEmpty(); n++) {
      for (DocumentProgress one : store.progress(datasetId, List.copyOf(open.values()))) {
        if (is(one, DocumentStatus.FAILED)) {
          throw failed(address, one, store.failure(datasetId, one));
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

  private static CozePartialException failed(
      Address address, DocumentProgress one, Optional<String> why) {
    return new CozePartialException(
        address + ": Coze could not process document " + one.documentId(),
        why.orElse("it gives no reason"),
        "correct the file and run the same command: it is sent anew and the failed one deleted");
  }

  private void delete(Address address, DocumentPlan plan, DesiredKnowledge knowledge) {
    List<String> ids = List.copyOf(plan.delete().keySet());
    if (ids.isEmpty()) {
      return;
    }
    run.requireGoingOn();
    run.started(address, "delete " + ids.size() + " old documents");
    store.deleteDocuments(ids);
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
        ? state.withDocument(name, document.withoutOlder())
        : state.withoutDocument(name);
  }
}
