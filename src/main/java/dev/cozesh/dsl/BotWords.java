package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.bot.BotSummary;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.deploy.desired.Kind;
import java.util.Iterator;

/** {@code bots}: the bots of the workspace. */
public final class BotWords extends ServiceWords implements Iterable<BotSummary> {
  private final Session session;

  BotWords(Session session) {
    super(session, "bots", CozeClient::bots);
    this.session = session;
  }

  /** Every bot, published or not; pages are fetched when they are reached. */
  public Paged<BotSummary> list() {
    return session.connection().client().bots().list(workspaceId(), PublishStatus.ALL);
  }

  /** The draft of a bot, by name, id or handle. */
  public Object info(Object bot) {
    String id = id(Kind.BOT, bot);
    return call(client -> client.bots().draft(id));
  }

  /** Its versions. */
  public Object versions(Object bot) {
    String id = id(Kind.BOT, bot);
    return call(client -> client.bots().versions(id));
  }

  @Override
  public Iterator<BotSummary> iterator() {
    return list().iterator();
  }
}
