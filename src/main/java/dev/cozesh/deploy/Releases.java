package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.client.workflow.WorkflowVersion;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Release.Item;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Records what applies leave behind. An apply that ended before its release was written is recorded
 * by the next one that finds everything as declared. One deployment, one of these: what several
 * applies of one run declare is one declared state.
 */
final class Releases {
  private final CozeClient client;
  private final DeployContext context;
  private final Map<Address, DesiredResource> ofThisRun = new LinkedHashMap<>();

  Releases(CozeClient client, DeployContext context) {
    this.client = client;
    this.context = context;
  }

  /**
   * What was brought onto the server.
   *
   * @param state what is known of the target now
   * @param references knows every id by now
   */
  record Made(
      Target target,
      String run,
      String cause,
      DesiredState desired,
      Blueprint blueprint,
      TargetState state,
      Map<Kind, Driver> drivers,
      Release.Count count) {}

  /** How many requests recording takes: one for the version of each workflow. */
  int requests(DesiredState desired) {
    return context.releases().isOn() ? workflows(desired.resources()).size() : 0;
  }

  /**
   * Before anything is sent: what is there can be read.
   *
   * @throws dev.cozesh.error.CozeStateException when it cannot
   */
  void requireReadable(Target target) {
    if (context.releases().isOn()) {
      store(target).newest();
    }
  }

  /** Records an apply. */
  Optional<Release> record(Made made) {
    return context.releases().isOn() ? Optional.of(add(made)) : Optional.empty();
  }

  /** Records what stands, if the newest release of the script says something else. */
  Optional<Release> recordIfMoved(Made made) {
    if (!context.releases().isOn()) {
      return Optional.empty();
    }
    List<DesiredResource> declared = declared(made);
    Optional<Release> newest = newestOf(made);
    boolean same =
        newest.isEmpty() && declared.isEmpty()
            || newest
                .map(Releases::withoutWorkflows)
                .orElse(Set.of())
                .equals(objects(made, declared));
    return same ? Optional.empty() : Optional.of(add(made));
  }

  /** A release that was found to be bad. */
  Release condemn(Target target, Release release, String why) {
    Release bad = release.failing(WithoutSecrets.isClean(why) ? why : "a check failed");
    store(target).add(bad, Map.of());
    return bad;
  }

  /** What the reader of a plan should know: that the plan undoes a rollback. */
  Optional<String> remark(Target target, String script, List<Change> changes) {
    if (!context.releases().isOn() || changes.stream().noneMatch(one -> one.action().writes())) {
      return Optional.empty();
    }
    return store(target)
        .newest()
        .filter(one -> one.script().equals(script) && one.cause().startsWith(Rollback.CAUSE))
        .map(
            one ->
                "what stands is a "
                    + one.cause()
                    + ", made as release "
                    + one.number()
                    + "; the script says something else");
  }

  private Release add(Made made) {
    List<DesiredResource> declared = declared(made);
    WithoutSecrets kept = new WithoutSecrets(DesiredJson.encode(made.desired().of(declared)));
    List<String> without = new ArrayList<>(kept.named());
    List<Item> items = new ArrayList<>();
    for (Item item : objects(made, declared)) {
      items.add(clean(item, without));
    }
    items.addAll(workflowItems(made, declared));
    ReleaseStore store = store(made.target());
    Release release =
        new Release(
            store.next(),
            made.run(),
            context.clock().instant().toString(),
            context.releases().by(),
            made.blueprint().owner(),
            made.cause(),
            kept.json(),
            items,
            made.count(),
            without,
            Optional.empty());
    store.add(release, kept.contents());
    store.keep(context.releases().kept());
    return release;
  }

  /**
   * What the script declares now. Objects that this plan left out are as an earlier release says,
   * and earlier applies of the same run have declared more.
   */
  private List<DesiredResource> declared(Made made) {
    Set<Address> planned =
        made.blueprint().works().stream().map(Work::address).collect(Collectors.toSet());
    Map<Address, DesiredResource> all = new LinkedHashMap<>(ofThisRun);
    boolean partial =
        made.desired().resources().stream().anyMatch(one -> !planned.contains(one.address()));
    Map<Address, DesiredResource> before = partial ? before(made) : Map.of();
    for (DesiredResource one : made.desired().resources()) {
      if (planned.contains(one.address())) {
        all.put(one.address(), one);
      } else if (before.containsKey(one.address())) {
        all.put(one.address(), before.get(one.address()));
      }
    }
    ofThisRun.putAll(all);
    return List.copyOf(all.values());
  }

  private Map<Address, DesiredResource> before(Made made) {
    ReleaseStore store = store(made.target());
    return newestOf(made)
        .map(release -> DesiredJson.decode(release.desired(), store::content).resources())
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(DesiredResource::address, one -> one));
  }

  private Optional<Release> newestOf(Made made) {
    return newest(store(made.target()), made.blueprint().owner());
  }

  /** The newest release of a script. */
  static Optional<Release> newest(ReleaseStore store, String script) {
    return store.all().stream()
        .filter(one -> one.script().equals(script))
        .reduce((older, newer) -> newer);
  }

  private static Set<Item> withoutWorkflows(Release release) {
    String workflow = Kind.WORKFLOW.word() + ".";
    return release.items().stream()
        .filter(item -> !item.address().startsWith(workflow))
        .collect(Collectors.toSet());
  }

  /** What the state knows of the declared objects; workflows are asked for apart. */
  private Set<Item> objects(Made made, List<DesiredResource> declared) {
    Map<Address, Work> works = new HashMap<>();
    made.blueprint().works().forEach(work -> works.put(work.address(), work));
    Set<Item> items = new LinkedHashSet<>();
    for (DesiredResource one : declared) {
      made.state()
          .find(one.address())
          .filter(known -> one.address().kind() != Kind.WORKFLOW)
          .ifPresent(
              known ->
                  items.add(item(made, one, known, Optional.ofNullable(works.get(one.address())))));
    }
    return items;
  }

  private Item item(Made made, DesiredResource resource, ResourceState known, Optional<Work> work) {
    Map<String, String> documents = new TreeMap<>();
    known.documents().forEach((name, document) -> documents.put(name, document.documentId()));
    return new Item(
        resource.address().toString(),
        known.id(),
        fields(made, resource, known, work),
        documents,
        known
            .published()
            .filter(last -> !isPublishedAnew(made, resource, last))
            .map(ResourceState.Published::version));
  }

  /** What a run published and did not live to record has a version that the state does not know. */
  private static boolean isPublishedAnew(
      Made made, DesiredResource resource, ResourceState.Published last) {
    boolean published =
        resource instanceof DesiredBot bot
            && bot.publishTo().map(connectors -> !connectors.isEmpty()).orElse(false);
    return published && !PublishPart.covers(last, wanted(made, resource));
  }

  private static Fields wanted(Made made, DesiredResource resource) {
    return made.drivers()
        .get(resource.address().kind())
        .desired(resource, made.blueprint().references());
  }

  /**
   * The managed values that the server holds: of an object of this plan all that it compared or
   * wrote, else those whose hash the state has from reading them.
   */
  private JsonNode fields(
      Made made, DesiredResource resource, ResourceState known, Optional<Work> work) {
    Fields values = wanted(made, resource);
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
        preferred(made, resource, field, known).ifPresent(value -> held.set(field, value));
      }
    }
    return Json.parse(held.toString(), "managed fields");
  }

  /** Coze's value of a field, which was preferred once: an earlier release has it. */
  private Optional<JsonNode> preferred(
      Made made, DesiredResource resource, String field, ResourceState known) {
    return newestOf(made).stream()
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

  private static Item clean(Item item, List<String> without) {
    ObjectNode fields = Json.object();
    item.fields()
        .properties()
        .forEach(
            member -> {
              if (WithoutSecrets.isClean(member.getValue().toString())) {
                fields.set(member.getKey(), member.getValue());
              } else {
                without.add(item.address() + " " + member.getKey());
              }
            });
    return new Item(item.address(), item.id(), fields, item.documents(), item.version());
  }

  private List<Item> workflowItems(Made made, List<DesiredResource> declared) {
    List<Item> items = new ArrayList<>();
    for (Reference workflow : workflows(declared)) {
      String id = made.blueprint().references().resolve(workflow);
      if (!id.equals(References.KNOWN_AFTER_APPLY)) {
        items.add(
            new Item(
                new Address(Kind.WORKFLOW, workflow.nameOrId()).toString(),
                id,
                Json.object(),
                Map.of(),
                version(client, context.edition(), made.target(), id)));
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
  private static List<Reference> workflows(List<DesiredResource> declared) {
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

  private ReleaseStore store(Target target) {
    return context.backend().releases(target);
  }
}
