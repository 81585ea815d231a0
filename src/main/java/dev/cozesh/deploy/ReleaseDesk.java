package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.guard.Caution;
import dev.cozesh.deploy.guard.Veil;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The releases of one target: looked at, compared, and brought back. One thread. */
public final class ReleaseDesk {
  private final CozeClient client;
  private final DeployContext context;
  private Target target;

  /**
   * @param client stays open; whoever made it closes it
   */
  public ReleaseDesk(CozeClient client, DeployContext context) {
    this.client = client;
    this.context = context;
  }

  /** All that are kept, oldest first. */
  public List<Release> all() {
    return store().all();
  }

  /**
   * One release.
   *
   * @throws CozeUsageException when there is none of that number
   */
  public Release get(int number) {
    return store().find(number).orElseThrow(() -> none(number));
  }

  /** One release as it may be seen: sensitive fields are told by their length. */
  public Release shown(int number) {
    Release release = get(number);
    Map<String, Lifecycle> lifecycles = lifecycles(release);
    return release.withItems(
        release.items().stream()
            .map(item -> shown(item, lifecycles.getOrDefault(item.address(), Lifecycle.USUAL)))
            .toList());
  }

  private static Release.Item shown(Release.Item item, Lifecycle lifecycle) {
    List<FieldChange> fields = new ArrayList<>();
    item.fields()
        .properties()
        .forEach(
            member ->
                fields.add(
                    new FieldChange(
                        member.getKey(), Optional.empty(), Optional.of(member.getValue()))));
    ObjectNode shown = Json.object();
    veiled(item.address(), fields, lifecycle)
        .forEach(field -> field.after().ifPresent(value -> shown.set(field.field(), value)));
    return new Release.Item(item.address(), item.id(), shown, item.documents(), item.version());
  }

  /**
   * In what a later release differs from an earlier one, object by object, as it may be seen: what
   * is sensitive in either is told by its length. Of releases of two scripts only the objects that
   * both hold are compared.
   */
  public List<ReleaseDifference> differences(int earlier, int later) {
    Map<String, Lifecycle> before = lifecycles(get(earlier));
    Map<String, Lifecycle> after = lifecycles(get(later));
    return ReleaseDifference.between(get(earlier), get(later)).stream()
        .map(
            one -> {
              Lifecycle both =
                  before
                      .getOrDefault(one.address(), Lifecycle.USUAL)
                      .hidingLike(after.getOrDefault(one.address(), Lifecycle.USUAL));
              return new ReleaseDifference(
                  one.address(),
                  one.inEarlier(),
                  one.inLater(),
                  veiled(one.address(), one.fields(), both));
            })
        .toList();
  }

  private static List<FieldChange> veiled(
      String address, List<FieldChange> fields, Lifecycle lifecycle) {
    return new Veil(Caution.USUAL)
        .over(
            new Change(
                Address.parse(address).orElse(new Address(Kind.BOT, address)),
                Action.NONE,
                Optional.empty(),
                fields,
                List.of()),
            lifecycle)
        .fields();
  }

  private static Map<String, Lifecycle> lifecycles(Release release) {
    Map<String, Lifecycle> all = new HashMap<>();
    DesiredJson.decode(release.desired(), sha256 -> Optional.empty())
        .resources()
        .forEach(one -> all.put(one.address().toString(), one.lifecycle()));
    return all;
  }

  /**
   * What brings a release back: a declared state to be planned and applied as any other, and what
   * that cannot do.
   *
   * @throws CozeUsageException when there is no such release, or releases are switched off
   * @throws CozeGuardException when something was left out of it because a secret stood there
   */
  public Rollback rollback(int number) {
    Release release = get(number);
    if (!release.without().isEmpty()) {
      throw new CozeGuardException(
          "release " + number + " is not whole: " + String.join(", ", release.without()),
          "a secret stood there, and what is secret is kept nowhere",
          "take the script as it was then from its history, and apply that");
    }
    ReleaseStore store = store();
    DesiredState desired =
        DesiredJson.decode(release.desired(), store::content).in(target().workspaceId());
    var backend = context.backend();
    return new Rollback(
        release,
        desired,
        backend.replay(target()).onto(backend.load(target())),
        id -> ReleasedObjects.version(client, context.edition(), target(), id));
  }

  /**
   * The newest release of a script that an apply of it may go back to.
   *
   * @param before only older ones than this
   */
  public Optional<Release> lastGood(String script, int before) {
    Predicate<Release> good = one -> one.failed().isEmpty() && one.without().isEmpty();
    return store().all().stream()
        .filter(one -> one.script().equals(script) && one.number() < before)
        .filter(good)
        .reduce((older, newer) -> newer);
  }

  private ReleaseStore store() {
    return context.backend().releases(target());
  }

  private Target target() {
    if (target == null) {
      target = new Places(client, context).find(context.workspace());
    }
    return target;
  }

  private CozeUsageException none(int number) {
    List<Release> all = all();
    String there =
        all.isEmpty()
            ? "this target has none yet"
            : "there are " + all.get(0).number() + " to " + all.get(all.size() - 1).number();
    return new CozeUsageException(
        "there is no release " + number,
        context.releases().isOn() ? there : there + "; releases are switched off in config.json",
        "`cozesh releases` lists them");
  }
}
