package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.client.workflow.WorkflowVersion;
import dev.cozesh.deploy.Releases.Made;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Release.Item;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the objects of a release are on the server, as far as it is known that they are so. */
final class ReleasedObjects {
  private final CozeClient client;
  private final Edition edition;
  private final Made made;
  private final Optional<Release> before;
  private final Map<Address, Work> works = new HashMap<>();

  /**
   * @param edition which server it is, and as whom it is asked
   * @param made what was brought onto the server
   * @param before the newest release of the script so far
   */
  ReleasedObjects(CozeClient client, Edition edition, Made made, Optional<Release> before) {
    this.client = client;
    this.edition = edition;
    this.made = made;
    this.before = before;
    made.blueprint().works().forEach(work -> works.put(work.address(), work));
  }

  /** What the state knows of the declared objects; workflows are asked for apart. */
  Set<Item> known(List<DesiredResource> declared) {
    Set<Item> items = new LinkedHashSet<>();
    for (DesiredResource one : declared) {
      made.state()
          .find(one.address())
          .filter(known -> one.address().kind() != Kind.WORKFLOW)
          .ifPresent(known -> items.add(item(one, known)));
    }
    return items;
  }

  private Item item(DesiredResource resource, ResourceState known) {
    Map<String, String> documents = new TreeMap<>();
    known.documents().forEach((name, document) -> documents.put(name, document.documentId()));
    return new Item(
        resource.address().toString(),
        known.id(),
        fields(resource, known),
        documents,
        known
            .published()
            .filter(last -> !isPublishedAnew(resource, last))
            .map(ResourceState.Published::version));
  }

  /** What a run published and did not live to record has a version that the state does not know. */
  private boolean isPublishedAnew(DesiredResource resource, ResourceState.Published last) {
    boolean published =
        resource instanceof DesiredBot bot
            && bot.publishTo().map(connectors -> !connectors.isEmpty()).orElse(false);
    return published && !PublishPart.covers(last, wanted(resource));
  }

  private Fields wanted(DesiredResource resource) {
    return made.drivers()
        .get(resource.address().kind())
        .desired(resource, made.blueprint().references());
  }

  /**
   * The managed values that the server holds: of an object of this plan all that it compared or
   * wrote, else those whose hash the state has from reading them.
   */
  private JsonNode fields(DesiredResource resource, ResourceState known) {
    Optional<Work> work = Optional.ofNullable(works.get(resource.address()));
    Fields values = wanted(resource);
    work.stream()
        .flatMap(one -> one.change().fields().stream())
        .filter(change -> change.standing() == Standing.KEPT)
        .forEach(change -> change.after().ifPresent(value -> values.put(change.field(), value)));
    ObjectNode held = Json.object();
    for (String field : values.names()) {
      Optional<String> hash = values.hash(field);
      boolean compared = work.map(one -> !one.leftAlone().contains(field)).orElse(false);
      if (compared
          || hash.equals(Optional.ofNullable(known.fields().get(field)))
          || hash.equals(Optional.ofNullable(known.sent().get(field)))) {
        values.get(field).ifPresent(value -> held.set(field, value));
      } else if (known.waived().containsKey(field)) {
        preferred(resource, field, known).ifPresent(value -> held.set(field, value));
      }
    }
    return Json.parse(held.toString(), "managed fields");
  }

  /** Coze's value of a field, which was preferred once: an earlier release has it. */
  private Optional<JsonNode> preferred(
      DesiredResource resource, String field, ResourceState known) {
    return before.stream()
        .flatMap(release -> release.items().stream())
        .filter(item -> item.address().equals(resource.address().toString()))
        .map(item -> item.fields().path(field))
        .filter(value -> isKnown(field, value, known))
        .findFirst();
  }

  private static boolean isKnown(String field, JsonNode value, ResourceState known) {
    Fields held = new Fields();
    held.put(field, value);
    return held.hash(field).equals(Optional.ofNullable(known.fields().get(field)));
  }

  /** The declared workflows, and those that a bot uses, each asked for its version. */
  List<Item> workflows(List<DesiredResource> declared) {
    List<Item> items = new ArrayList<>();
    for (Reference workflow : used(declared)) {
      String id = made.blueprint().references().resolve(workflow);
      if (!id.equals(References.KNOWN_AFTER_APPLY)) {
        items.add(
            new Item(
                new Address(Kind.WORKFLOW, workflow.nameOrId()).toString(),
                id,
                Json.object(),
                Map.of(),
                version(client, edition, made.target(), id)));
      }
    }
    return items;
  }

  /** The version that bots run now; absent when none is, or when it cannot be told. */
  static Optional<String> version(CozeClient client, Edition edition, Target target, String id) {
    try {
      return edition == Edition.STUDIO
          ? new StudioDrafts(client, target.workspaceId()).find(id).flatMap(StudioCanvas::version)
          : client.workflows().versions(id).stream().findFirst().map(WorkflowVersion::version);
    } catch (CozeException e) {
      return Optional.empty();
    }
  }

  /** Every workflow that is declared, or that a bot uses, once. */
  static List<Reference> used(List<DesiredResource> declared) {
    Set<String> seen = new TreeSet<>();
    List<Reference> workflows = new ArrayList<>();
    for (DesiredResource one : declared) {
      if (one.address().kind() == Kind.WORKFLOW) {
        workflows.add(new Reference(Kind.WORKFLOW, one.address().name(), one.place()));
      }
      if (one instanceof DesiredBot bot) {
        workflows.addAll(bot.workflows().orElse(List.of()));
      }
    }
    workflows.removeIf(workflow -> !seen.add(workflow.nameOrId()));
    return workflows;
  }
}
