package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The publishing of one bot: last of all, and only when its users would notice. */
final class PublishPart implements Part {
  private final Channels routes;
  private final DesiredBot bot;
  private final Optional<ResourceState.Published> last;
  private final Set<String> leftAlone;
  private final boolean waits;
  private final boolean resends;
  private final boolean due;

  PublishPart(Channels routes, DesiredBot bot, Outlook outlook) {
    this.routes = routes;
    this.bot = bot;
    this.last = outlook.known().flatMap(ResourceState::published);
    this.leftAlone = outlook.leftAlone();
    this.waits = BotDriver.isWaiting(bot, outlook.references());
    boolean mayBeDue = !waits && !connectors().isEmpty();
    boolean differs = mayBeDue && isDue(outlook);
    this.resends =
        mayBeDue
            && !differs
            && outlook.options().opts(OptIn.RESEND_UNVERIFIABLE)
            && !unreadable().isEmpty();
    this.due = differs || resends;
  }

  /** Where the bot is published, and nobody can read whether it is. */
  private List<String> unreadable() {
    return connectors().stream().filter(one -> !routes.tells(one)).toList();
  }

  private List<String> connectors() {
    return bot.publishTo().orElse(List.of());
  }

  private boolean isDue(Outlook outlook) {
    boolean same =
        !outlook.differs()
            && last.map(one -> one.connectors().equals(connectors())).orElse(true)
            && (last.map(one -> covers(one, outlook.wanted())).orElse(false)
                || standsOnCoze(outlook));
    return !same;
  }

  /** Whether what is wanted is what was published. */
  static boolean covers(ResourceState.Published last, Fields wanted) {
    return last.fields().entrySet().containsAll(wanted.hashes().entrySet());
  }

  /** Somebody else may have published it, or more of it may be declared now. */
  private boolean standsOnCoze(Outlook outlook) {
    return outlook
        .identity()
        .id()
        .map(id -> Publication.stands(routes, id, connectors(), outlook.wanted()))
        .orElse(false);
  }

  @Override
  public boolean isEmpty() {
    return !due;
  }

  @Override
  public When when() {
    return When.LAST;
  }

  @Override
  public List<FieldChange> changes() {
    if (!due) {
      return List.of();
    }
    return List.of(
        new FieldChange(
            "publish",
            last.map(one -> TextNode.valueOf("version " + one.version())),
            Optional.of(TextNode.valueOf("to " + String.join(", ", channels())))));
  }

  private List<String> channels() {
    return connectors().stream().map(id -> id.equals(Publication.API) ? "api" : id).toList();
  }

  @Override
  public List<Watched> watched() {
    return last.isEmpty()
        ? List.of()
        : unreadable().stream()
            .map(one -> Watched.of("publish/" + one, Level.UNVERIFIABLE))
            .toList();
  }

  @Override
  public List<String> remarks() {
    if (resends) {
      return List.of(
          "publish: sent again, for nobody can read whether it is published to "
              + String.join(", ", unreadable()));
    }
    return waits
        ? List.of("waits for a workflow: its list of workflows is not sent, nothing is published")
        : List.of();
  }

  @Override
  public int requests() {
    return due ? Publication.requests(routes) : 0;
  }

  @Override
  public List<String> operations() {
    return due ? routes.operations() : List.of();
  }

  @Override
  public void apply(Run run, String id) {
    new Publication(run, routes, leftAlone).publish(bot, id);
  }
}
