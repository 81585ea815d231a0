package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Release.Item;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way back to a release: what it declared, as far as it is still known, to be planned as the
 * script that declared it; and what no plan can bring back.
 */
public final class Rollback {
  /** How the cause of a rollback's release begins. */
  static final String CAUSE = "rollback to ";

  private static final String DOCUMENTS = "documents/";

  private final Release release;
  private final TargetState now;
  private final Function<String, Optional<String>> versions;
  private final List<String> lost = new ArrayList<>();
  private final DesiredState desired;

  /**
   * @param now what is known of the target
   * @param versions gives the version of a workflow that bots run now
   */
  Rollback(
      Release release,
      DesiredState declared,
      TargetState now,
      Function<String, Optional<String>> versions) {
    this.release = release;
    this.now = now;
    this.versions = versions;
    this.desired = declared.of(declared.resources().stream().map(this::withWhatIsKept).toList());
  }

  /** The release it leads to. */
  public Release release() {
    return release;
  }

  /** What is to be planned. */
  public DesiredState desired() {
    return desired;
  }

  /** Documents whose content is not kept any more, so that they are not declared. */
  public List<String> lost() {
    return List.copyOf(lost);
  }

  /** Why the release that this makes is made. */
  public String cause() {
    return CAUSE + release.number();
  }

  /**
   * What will not be as it was, in sentences for people.
   *
   * @param plan the plan of {@link #desired}
   */
  public List<String> cannotReturn(Plan plan) {
    List<String> all = new ArrayList<>();
    release
        .failed()
        .ifPresent(why -> all.add("release " + release.number() + " failed its check: " + why));
    name(all, "these documents are sent anew and get new ids: ", documents(plan));
    name(all, "these are made anew and get new ids: ", made(plan));
    name(all, "the content of these is not kept any more, they stay as they are: ", lost);
    workflows(all);
    name(all, "declared since, and kept: ", addresses(plan, Action.KEEP));
    name(all, "declared since, and deleted: ", addresses(plan, Action.DELETE));
    name(all, "documents sent since, and kept: ", keptDocuments(plan));
    name(all, "not managed then, so they keep their present value: ", unmanaged());
    name(all, "Coze's value was preferred since, `--resolve ours` brings back: ", preferred(plan));
    name(all, "rows that were written since stay in: ", databases());
    return all;
  }

  private static void name(List<String> all, String what, List<String> named) {
    if (!named.isEmpty()) {
      all.add(what + String.join(", ", named));
    }
  }

  private List<String> documents(Plan plan) {
    List<String> sent = new ArrayList<>();
    for (Change change : plan.changes()) {
      change.fields().stream()
          .filter(field -> field.field().startsWith(DOCUMENTS) && field.after().isPresent())
          .map(field -> field.field().substring(DOCUMENTS.length()) + " in " + change.address())
          .forEach(sent::add);
    }
    return sent;
  }

  private List<String> made(Plan plan) {
    return plan.changes().stream()
        .filter(change -> change.action() == Action.CREATE && item(change.address()).isPresent())
        .map(change -> change.address() + " (was " + item(change.address()).get().id() + ")")
        .toList();
  }

  private static List<String> addresses(Plan plan, Action action) {
    return plan.changes().stream()
        .filter(change -> change.action() == action)
        .map(change -> change.address().toString())
        .toList();
  }

  /** Those that this plan does not delete, which it does when it is asked to prune. */
  private List<String> keptDocuments(Plan plan) {
    List<String> kept = new ArrayList<>();
    for (DesiredResource one : desired.resources()) {
      if (one instanceof DesiredKnowledge knowledge) {
        documents(knowledge).keySet().stream()
            .filter(name -> knowledge.documents().stream().noneMatch(d -> d.name().equals(name)))
            .filter(name -> !lost.contains(named(name, knowledge)))
            .filter(name -> !isWritten(plan, knowledge.address(), DOCUMENTS + name))
            .sorted()
            .forEach(name -> kept.add(named(name, knowledge)));
      }
    }
    return kept;
  }

  private static boolean isWritten(Plan plan, Address address, String field) {
    return plan.changes().stream()
        .filter(change -> change.address().equals(address))
        .flatMap(change -> change.fields().stream().map(FieldChange::field))
        .anyMatch(field::equals);
  }

  private void workflows(List<String> all) {
    for (Item item : release.items()) {
      Optional<Address> address = Address.parse(item.address());
      if (address.isEmpty() || address.get().kind() != Kind.WORKFLOW) {
        continue;
      }
      Optional<String> present = versions.apply(item.id());
      if (!present.equals(item.version()) || present.isEmpty()) {
        all.add(
            "bots run the latest published version of "
                + item.address()
                + ", which is "
                + present.orElse("not known")
                + "; it was "
                + item.version().orElse("not known")
                + " in release "
                + release.number());
      }
    }
  }

  private List<String> unmanaged() {
    List<String> fields = new ArrayList<>();
    for (Item item : release.items()) {
      Address.parse(item.address())
          .flatMap(now::find)
          .ifPresent(
              known ->
                  known.fields().keySet().stream()
                      .filter(field -> !item.fields().has(field))
                      .sorted()
                      .forEach(field -> fields.add(field + " of " + item.address())));
    }
    return fields;
  }

  private List<String> preferred(Plan plan) {
    List<String> fields = new ArrayList<>();
    for (Item item : release.items()) {
      Optional<ResourceState> known = Address.parse(item.address()).flatMap(now::find);
      for (var held : item.fields().properties()) {
        Fields then = new Fields();
        then.put(held.getKey(), held.getValue());
        known
            .map(one -> one.waived().get(held.getKey()))
            .filter(Comparison.hash(then, held.getKey())::equals)
            .filter(hash -> !isWritten(plan, Address.parse(item.address()).get(), held.getKey()))
            .ifPresent(hash -> fields.add(held.getKey() + " of " + item.address()));
      }
    }
    return fields;
  }

  private List<String> databases() {
    return desired.resources().stream()
        .filter(one -> one instanceof DesiredDatabase)
        .map(one -> one.address().toString())
        .toList();
  }

  private Optional<Item> item(Address address) {
    return release.items().stream()
        .filter(one -> one.address().equals(address.toString()))
        .findFirst();
  }

  private DesiredResource withWhatIsKept(DesiredResource resource) {
    if (!(resource instanceof DesiredKnowledge knowledge)) {
      return resource;
    }
    Set<String> cuts =
        Stream.of(knowledge.chunks(), knowledge.chunks().withoutOverlap())
            .map(DocumentPlanner::cut)
            .collect(Collectors.toSet());
    List<DesiredDocument> kept =
        knowledge.documents().stream()
            .filter(
                one ->
                    one.content().isAtHand() || stands(knowledge, one, cuts) || isStillThere(one))
            .toList();
    knowledge.documents().stream()
        .filter(one -> !kept.contains(one))
        .forEach(one -> lost.add(named(one.name(), knowledge)));
    return knowledge.withDocuments(kept);
  }

  /** Pictures are not kept with a release; their files may be as they were. */
  private static boolean isStillThere(DesiredDocument document) {
    if (!(document.origin() instanceof DesiredDocument.Picture picture)) {
      return false;
    }
    try {
      return DesiredDocument.Content.digest(Files.readAllBytes(picture.path()))
          .equals(document.content());
    } catch (IOException e) {
      return false; // it is gone, or nobody may read it
    }
  }

  private boolean stands(DesiredKnowledge knowledge, DesiredDocument document, Set<String> cuts) {
    ResourceState.Document sent = documents(knowledge).get(document.name());
    return sent != null
        && sent.sha256().equals(document.content().sha256())
        && cuts.contains(sent.cut());
  }

  private Map<String, ResourceState.Document> documents(DesiredKnowledge knowledge) {
    return now.find(knowledge.address()).map(ResourceState::documents).orElse(Map.of());
  }

  private static String named(String document, DesiredKnowledge knowledge) {
    return document + " in " + knowledge.address();
  }
}
