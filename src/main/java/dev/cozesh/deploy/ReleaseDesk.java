package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
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

  /** In what a later release differs from an earlier one, object by object. */
  public List<ReleaseDifference> differences(int earlier, int later) {
    return ReleaseDifference.between(get(earlier), get(later));
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
        id -> Releases.version(client, id));
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
