package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.PublishStatus;
import java.nio.file.Path;
import java.util.Map;

/** {@code bots} and {@code bot}: the bots of the workspace, with their drafts. */
public final class BotWords extends ListedWord {
  BotWords(Session session, String word, Path directory) {
    super(session, word, CozeClient::bots, directory);
  }

  /** As a handle asks. */
  static BotWords of(Session session) {
    return new BotWords(session, "bots", Path.of(""));
  }

  /** Every bot, published or not; pages are fetched when they are reached. */
  @Override
  public Object list() {
    return typed(slot("list"), "list", values().workspaceId(), PublishStatus.ALL);
  }

  /** The draft of a bot, by name, id or handle; with named arguments what they ask for. */
  public Object info(Object bot) {
    return typed(slot("info"), bot instanceof Map ? "info" : "draft", bot);
  }

  /** Its versions. */
  Object versions(Object bot) {
    return typed(slot("versions"), "versions", bot);
  }
}
