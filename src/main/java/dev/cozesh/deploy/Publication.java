package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Publishes a bot, and proves by reading the published bot that it is what was wanted. */
final class Publication {
  /** The channel whose published bots can be read. */
  static final String API = "1024";

  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Run run;
  private final Channels routes;
  private final Set<String> leftAlone;

  /**
   * @param leftAlone declared fields that may have another value on Coze
   */
  Publication(Run run, Channels routes, Set<String> leftAlone) {
    this.run = run;
    this.routes = routes;
    this.leftAlone = Set.copyOf(leftAlone);
  }

  /** How many requests publishing takes at most. */
  static int requests(Channels routes) {
    return 1 + routes.requests() + 1 + LOOKS.size();
  }

  /**
   * Whether the bot's users have what is wanted, as far as that can be read.
   *
   * @param connectors where it is to be published
   */
  static boolean stands(Channels routes, String id, List<String> connectors, Fields wanted) {
    List<Fields> all = routes.published(id, connectors);
    return !all.isEmpty()
        && all.stream().allMatch(live -> FieldWork.differing(wanted, live).isEmpty());
  }

  void publish(DesiredBot bot, String id) {
    List<String> connectors = bot.publishTo().orElse(List.of());
    Optional<String> before = routes.newestVersion(id);
    run.requireGoingOn();
    run.started(bot.address(), "publish");
    JournalEntry intent =
        run.journal()
            .intend(
                JournalEntry.Work.PUBLISH,
                bot.address(),
                "",
                before.map(List::of).orElse(List.of()),
                Map.of());
    String version = send(bot, id, connectors, before, intent);
    Fields wanted =
        run.driver(bot.address().kind()).desired(bot, run.references()).without(leftAlone);
    prove(bot, id, version, wanted);
    run.ledger()
        .change(
            bot.address(),
            state ->
                state.withPublished(
                    new ResourceState.Published(connectors, wanted.hashes(), version)));
    run.updated(bot.address(), "publish", id);
  }

  private String send(
      DesiredBot bot,
      String id,
      List<String> connectors,
      Optional<String> before,
      JournalEntry intent) {
    Optional<String> told;
    try {
      told =
          run.wire()
              .sending(
                  run.journal(), intent, () -> run.patiently(() -> routes.publish(id, connectors)));
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw notPublished(bot, e);
      }
      run.journal().outcome(intent, JournalEntry.Type.LOST, Map.of(), e.what());
      return settle(bot, id, before, intent, e);
    }
    String version = told.orElseGet(() -> newer(bot, id, before));
    run.journal().outcome(intent, JournalEntry.Type.DONE, Map.of(bot.name(), version), "published");
    return version;
  }

  private String settle(
      DesiredBot bot,
      String id,
      Optional<String> before,
      JournalEntry intent,
      CozeException failure) {
    Optional<String> now = routes.newestVersion(id);
    if (now.isEmpty() || now.equals(before)) {
      run.journal()
          .outcome(intent, JournalEntry.Type.SETTLED, Map.of(), "no new version is listed");
      throw notPublished(bot, failure);
    }
    String evidence = "settled by listing: " + bot.address() + " has a new version " + now.get();
    run.journal()
        .outcome(intent, JournalEntry.Type.SETTLED, Map.of(bot.name(), now.get()), evidence);
    run.settled(evidence);
    return now.get();
  }

  /** The version that a publishing made whose answer does not tell it. */
  private String newer(DesiredBot bot, String id, Optional<String> before) {
    return routes
        .newestVersion(id)
        .filter(now -> !before.equals(Optional.of(now)))
        .orElseThrow(
            () ->
                new CozePartialException(
                    bot.address() + " was published, and no new version is listed",
                    "the server said success",
                    "run the same command again",
                    null));
  }

  private void prove(DesiredBot bot, String id, String version, Fields wanted) {
    Optional<CozeServiceException> refused = Optional.empty();
    String differing = "";
    for (int look = 0; look <= LOOKS.size(); look++) {
      if (look > 0) {
        run.pauses().sleep(LOOKS.get(look - 1));
      }
      try {
        Fields live = routes.live(id, version);
        differing = String.join(", ", FieldWork.differing(wanted, live));
        if (differing.isEmpty()) {
          return;
        }
        refused = Optional.empty();
      } catch (CozeServiceException e) {
        refused = Optional.of(e);
      }
    }
    throw new CozePartialException(
        bot.address() + " was published, but the published bot is not what was sent",
        refused.map(CozeException::what).orElse("it differs in " + differing),
        "look at the bot's versions in the web page; a review may still be open",
        refused.orElse(null));
  }

  private static CozeException notPublished(DesiredBot bot, CozeException e) {
    boolean stopsAll =
        e instanceof CozeServiceException refused && refused.refusal().stopsEverything();
    if (stopsAll || e instanceof CozeGuardException) {
      return e;
    }
    return new CozePartialException(
        bot.address() + " was changed, but not published: " + e.what(),
        e.why(),
        "what was published before is untouched; run the same command to publish",
        e);
  }
}
