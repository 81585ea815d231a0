package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.StoredDocument.Status;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares declared documents with those in a knowledge base. Coze shows no content, so what was
 * sent is known by the SHA-256 kept in state.
 */
final class DocumentPlanner {
  private final DesiredKnowledge wanted;
  private final boolean pictures;
  private final Optional<ResourceState> state;
  private final Optional<Pending> pending;
  private final PlanOptions options;
  private final List<StoredDocument> there;
  private final Instant now;
  private final String cut;

  private final List<DesiredDocument> send = new ArrayList<>();
  private final Map<DesiredDocument, String> adopt = new LinkedHashMap<>();
  private final Map<String, String> await = new LinkedHashMap<>();
  private final Map<String, String> delete = new LinkedHashMap<>();
  private final Map<DesiredDocument, String> captions = new LinkedHashMap<>();
  private final List<FieldChange> changes = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();
  private final Map<String, List<String>> touched = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  /**
   * @param pictures whether the knowledge base holds pictures
   * @param there every document of the knowledge base; none when it is yet to be made
   */
  DocumentPlanner(
      DesiredKnowledge wanted,
      boolean pictures,
      Optional<ResourceState> state,
      Optional<Pending> pending,
      PlanOptions options,
      List<StoredDocument> there,
      Instant now) {
    this.now = now;
    this.pictures = pictures;
    this.wanted = wanted;
    this.state = state;
    this.pending = pending;
    this.options = options;
    this.there = there;
    this.cut = cut(wanted.chunks());
    wanted.documents().forEach(this::compare);
    known().forEach(this::compareWithScript);
  }

  DocumentPlan plan() {
    return new DocumentPlan(pictures, send, adopt, await, delete, captions);
  }

  List<FieldChange> changes() {
    return List.copyOf(changes);
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Documents of a declared name that were not sent from here. */
  List<String> strangers() {
    return List.copyOf(strangers);
  }

  /** SHA-256 of the way documents are told to be cut. */
  static String cut(DesiredKnowledge.Chunks chunks) {
    return Fields.sha256(
        chunks.size().map(String::valueOf).orElse("")
            + "|"
            + chunks.separator().orElse("")
            + (chunks.withoutSpaces() ? "|spaces" : "")
            + (chunks.withoutAddresses() ? "|addresses" : "")
            + chunks.overlap().map(percent -> "|overlap " + percent).orElse(""));
  }

  private void compare(DesiredDocument document) {
    ResourceState.Document sent = known().get(document.name());
    Optional<StoredDocument> live = sent == null ? Optional.empty() : byId(sent.documentId());
    boolean late = live.isEmpty() && sent != null && isRecent(sent.documentId());
    if (late && isSame(document, sent)) {
      await.put(document.name(), sent.documentId());
      remarks.add(document.name() + " was sent lately and is not listed yet");
      return;
    }
    if (live.isEmpty()) {
      compareWithStrangers(document);
      return;
    }
    sent.replaces().stream()
        .filter(old -> byId(old).isPresent())
        .forEach(old -> deleteLater(old, document.name()));
    watch(document, sent, live.get());
    boolean same = isSame(document, sent);
    if (!same || live.get().is(Status.FAILED)) {
      String why = same ? "Coze could not process it" : "changed";
      replace(document, live.get(), why);
    } else if (isToBeResent(sent, live.get())) {
      replace(document, live.get(), "nothing tells whether it is as it was sent");
    } else if (live.get().is(Status.PROCESSING)) {
      await.put(document.name(), sent.documentId());
      remarks.add(document.name() + " is still being processed");
    } else {
      compareCaption(document, live.get());
      remarkOnTouched(document);
    }
  }

  private boolean isSame(DesiredDocument document, ResourceState.Document sent) {
    return sent.sha256().equals(document.content().sha256()) && sent.cut().equals(cut);
  }

  private boolean isToBeResent(ResourceState.Document sent, StoredDocument live) {
    return options.opts(OptIn.RESEND_UNVERIFIABLE)
        && sent.fingerprint().isEmpty()
        && !live.is(Status.PROCESSING);
  }

  /** Whether a list that lacks it may only be late. */
  private boolean isRecent(String id) {
    return state.map(one -> one.isRecent(id, now)).orElse(false);
  }

  private void compareCaption(DesiredDocument document, StoredDocument live) {
    if (document.caption().isPresent() && !document.caption().equals(live.caption())) {
      captions.put(document, live.id());
      change(
          document.name() + "/caption",
          live.caption().map(TextNode::valueOf),
          document.caption().map(TextNode::valueOf));
    }
  }

  /** Content cannot be read; what can be is whether somebody has touched it. */
  private void remarkOnTouched(DesiredDocument document) {
    List<String> differing = touched.getOrDefault(document.name(), List.of());
    if (!differing.isEmpty()) {
      remarks.add(
          document.name()
              + " was touched on Coze since it was sent: "
              + String.join(", ", differing));
    }
  }

  /** Size, pieces and times of it tell whether somebody has touched it; of some not even these. */
  private void watch(DesiredDocument document, ResourceState.Document sent, StoredDocument live) {
    List<String> differing = new ArrayList<>();
    new TreeMap<>(sent.fingerprint())
        .forEach(
            (member, value) -> {
              String now = live.fingerprint().getOrDefault(member, "nothing");
              if (!now.equals(value)) {
                differing.add(member + " was " + value + " and is " + now);
              }
            });
    Level level = sent.fingerprint().isEmpty() ? Level.UNVERIFIABLE : Level.FINGERPRINT;
    if (!differing.isEmpty()) {
      touched.put(document.name(), differing);
      level = Level.DRIFTED;
    }
    watched.add(
        new Watched(
            "documents/" + document.name(),
            level,
            Optional.empty(),
            differing.isEmpty() ? Optional.empty() : text(String.join(", ", differing))));
  }

  /** The documents that were sent from here and are there, each with how well that is known. */
  List<Watched> watched() {
    return List.copyOf(watched);
  }

  /** Documents that somebody has touched since they were sent, with what tells so. */
  Map<String, List<String>> touched() {
    return Map.copyOf(touched);
  }

  private void sendLater(DesiredDocument document) {
    send.add(document);
    document.remark().ifPresent(remarks::add);
  }

  private void replace(DesiredDocument document, StoredDocument live, String why) {
    sendLater(document);
    delete.put(live.id(), document.name());
    change(document.name(), text(bytes(live)), text(size(document)));
    remarks.add(
        document.name() + ": " + why + "; sent anew, the old one is deleted once it is ready");
  }

  private void compareWithStrangers(DesiredDocument document) {
    Set<String> before =
        new HashSet<>(pending.map(one -> one.intent().baseline()).orElse(List.of()));
    List<StoredDocument> named =
        there.stream()
            .filter(one -> one.name().equals(document.name()))
            .filter(one -> !one.is(Status.FAILED))
            .toList();
    List<StoredDocument> ofThePending =
        named.stream().filter(one -> !before.contains(one.id())).toList();
    if (isPending(document) && ofThePending.size() == 1) {
      takeOver(document, ofThePending.get(0), "sent by a run whose answer was lost");
    } else if (named.isEmpty()) {
      sendLater(document);
      if (isPending(document)) {
        remarks.add(
            document.name()
                + ": an upload of "
                + pending.map(Pending::sentAt).orElse("")
                + " got no answer; it is looked for before anything is sent");
      }
      change(document.name(), Optional.empty(), text(size(document)));
    } else if (!options.adopt()) {
      strangers.add(document.name() + " in knowledge base \"" + wanted.name() + "\"");
    } else if (named.size() == 1 && isLike(document, named.get(0))) {
      String like = named.get(0).isPage() ? "same address" : "same name and size";
      takeOver(document, named.get(0), like + "; its content cannot be read");
    } else {
      named.forEach(old -> deleteLater(old.id(), document.name()));
      replace(document, named.get(0), "another document of that name");
    }
  }

  private static boolean isLike(DesiredDocument document, StoredDocument live) {
    return document.origin() instanceof DesiredDocument.Page
        ? live.isPage()
        : live.size().equals(Optional.of((long) document.content().size()));
  }

  private boolean isPending(DesiredDocument document) {
    String item = document.content().sha256() + "/" + cut;
    return pending
        .filter(Pending::sent)
        .map(one -> item.equals(one.intent().items().get(document.name())))
        .orElse(false);
  }

  private void takeOver(DesiredDocument document, StoredDocument live, String evidence) {
    adopt.put(document, live.id());
    compareCaption(document, live);
    change(document.name(), text(bytes(live)), text(size(document)));
    remarks.add(document.name() + " is taken over as " + live.id() + ": " + evidence);
  }

  private void compareWithScript(String name, ResourceState.Document sent) {
    boolean declared = wanted.documents().stream().anyMatch(one -> one.name().equals(name));
    if (declared || byId(sent.documentId()).isEmpty()) {
      return;
    }
    if (isOutgrown(name)) {
      delete.put(sent.documentId(), name);
      change(name, text(sent.documentId()), Optional.empty());
      remarks.add(name + " gives way to the parts that its file is now sent in");
    } else if (options.prune()) {
      delete.put(sent.documentId(), name);
      change(name, text(sent.documentId()), Optional.empty());
    } else {
      remarks.add(name + " is no longer declared and is kept; --prune deletes it");
    }
  }

  /** Whether it is the whole, or a later part, of a file that is sent in other parts now. */
  private boolean isOutgrown(String name) {
    return wanted.documents().stream()
        .map(DesiredDocument::origin)
        .anyMatch(
            origin ->
                origin instanceof DesiredDocument.Part part
                    && (name.equals(part.of()) || isLaterPart(name, part)));
  }

  private static boolean isLaterPart(String name, DesiredDocument.Part part) {
    String stem = part.of().substring(0, part.of().length() - ".txt".length());
    return name.startsWith(stem + "-") && name.substring(stem.length()).matches("-\\d{1,4}\\.txt");
  }

  private void deleteLater(String id, String name) {
    delete.put(id, name);
    change(name, text(id), Optional.empty());
  }

  private void change(String name, Optional<JsonNode> before, Optional<JsonNode> after) {
    changes.add(new FieldChange("documents/" + name, before, after));
  }

  private static Optional<JsonNode> text(String text) {
    return Optional.of(TextNode.valueOf(text));
  }

  private static String bytes(StoredDocument document) {
    return document.size().map(size -> size + " bytes").orElse("unknown size");
  }

  private static String size(DesiredDocument document) {
    return document.content().size() + " bytes";
  }

  private Map<String, ResourceState.Document> known() {
    return state.map(ResourceState::documents).orElse(Map.of());
  }

  private Optional<StoredDocument> byId(String id) {
    return there.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
