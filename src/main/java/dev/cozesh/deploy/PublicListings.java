package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.deploy.desired.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of the public API. */
record PublicListings(CozeClient client) implements Listings {
  @Override
  public Stream<Space> workspaces() {
    return client.workspaces().list().stream()
        .map(
            one ->
                new Space(
                    one.id(),
                    one.name().orElse(one.id()),
                    one.roleType().map(Object::toString),
                    one.workspaceType().map(Object::toString)));
  }

  @Override
  public Stream<Entry> objects(Kind kind, String workspaceId) {
    return switch (kind) {
      case BOT ->
          client.bots().list(workspaceId, PublishStatus.ALL).stream()
              .map(
                  one ->
                      entry(one.id(), one.name(), Facts.bot(one.isPublished(), one.updatedAt())));
      case KNOWLEDGE ->
          client.datasets().list(workspaceId).stream()
              .map(one -> entry(one.id(), one.name(), Facts.knowledge(one.docCount())));
      case DATABASE ->
          client.databases().list(workspaceId).stream()
              .map(one -> entry(one.id(), one.tableName(), Facts.described(one.tableDesc())));
      case WORKFLOW ->
          client.workflows().list(workspaceId).stream()
              .map(one -> entry(one.id(), one.name(), Facts.described(one.description())));
    };
  }

  private static Entry entry(String id, Optional<String> name, Facts facts) {
    return new Entry(id, name.orElse(""), facts);
  }
}
