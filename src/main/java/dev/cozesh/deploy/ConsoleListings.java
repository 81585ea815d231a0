package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioBotSummary;
import dev.cozesh.client.studio.StudioSpace;
import dev.cozesh.client.workspace.WorkspaceType;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeUsageException;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of a self-hosted Coze's console, where drafts are listed too. */
record ConsoleListings(CozeClient client) implements Listings {
  private static final int PERSONAL = 1;
  private static final int TEAM = 2;

  @Override
  public Stream<Space> workspaces() {
    return client.studio().spaces().stream()
        .map(one -> new Space(one.id(), one.name().orElse(one.id()), Optional.empty(), type(one)));
  }

  private static Optional<String> type(StudioSpace space) {
    return space
        .spaceType()
        .filter(code -> code == PERSONAL || code == TEAM)
        .map(code -> code == PERSONAL ? WorkspaceType.PERSONAL : WorkspaceType.TEAM)
        .map(Object::toString);
  }

  @Override
  public Stream<Entry> objects(Kind kind, String workspaceId) {
    return switch (kind) {
      case BOT -> client.studioBots().list(workspaceId).stream().map(ConsoleListings::bot);
      case KNOWLEDGE ->
          client.studioKnowledge().list(workspaceId).stream()
              .map(one -> entry(one.id(), one.name(), Facts.knowledge(one.docCount())));
      case WORKFLOW ->
          client.studio().workflows(workspaceId).stream()
              .map(one -> entry(one.id(), one.name(), Facts.described(one.description())));
      case DATABASE -> throw noDatabases();
    };
  }

  static CozeUsageException noDatabases() {
    return new CozeUsageException(
        "a session lists no databases",
        "of a self-hosted Coze's console cozesh calls no route of databases",
        "look at them in the web page there");
  }

  private static Entry bot(StudioBotSummary bot) {
    return entry(
        bot.id(),
        bot.basics().name(),
        Facts.bot(
            bot.publication().flatMap(StudioBotSummary.Publication::hasPublished),
            bot.basics()
                .updateTime()
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)));
  }

  private static Entry entry(String id, Optional<String> name, Facts facts) {
    return new Entry(id, name.orElse(""), facts);
  }
}
