package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Release.Item;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return context.releases().isOn() ? ReleasedObjects.used(desired.resources()).size() : 0;
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
    Set<Item> known = new ReleasedObjects(client, context.edition(), made, newest).known(declared);
    boolean same =
        newest.isEmpty() && declared.isEmpty()
            || newest.map(Releases::withoutWorkflows).orElse(Set.of()).equals(known);
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
    ReleasedObjects objects = new ReleasedObjects(client, context.edition(), made, newestOf(made));
    objects.known(declared).forEach(item -> items.add(clean(item, without)));
    items.addAll(objects.workflows(declared));
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

  private ReleaseStore store(Target target) {
    return context.backend().releases(target);
  }
}
