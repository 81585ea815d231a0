package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.NameKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Live names by the client's list calls, and no other call. */
public final class ClientNames implements NameSource {
  private final Supplier<String> place;
  private final Supplier<CozeClient> client;
  private final Supplier<String> workspaceId;

  /**
   * Names of the session's host and workspace.
   *
   * @param place what tells host and workspace apart from others; asked often, must not wait
   * @param client the session's client; asked when a list is loaded
   * @param workspaceId the workspace's id; asked when a list is loaded, may look it up by its name
   */
  public ClientNames(
      Supplier<String> place, Supplier<CozeClient> client, Supplier<String> workspaceId) {
    this.place = requireNonNull(place, "place");
    this.client = requireNonNull(client, "client");
    this.workspaceId = requireNonNull(workspaceId, "workspaceId");
  }

  @Override
  public String place() {
    return place.get();
  }

  @Override
  public Iterable<LiveName> list(NameKind kind) {
    return () -> stream(kind).iterator();
  }

  private Stream<LiveName> stream(NameKind kind) {
    CozeClient asked = client.get();
    return switch (kind) {
      case WORKSPACE ->
          asked.workspaces().list().stream().map(each -> name(each.id(), each.name(), ""));
      case VOICE ->
          asked.voices().list().stream()
              .map(each -> name(each.id(), each.name(), each.languageName().orElse("")));
      default -> ofWorkspace(asked, kind, workspaceId.get());
    };
  }

  private static Stream<LiveName> ofWorkspace(CozeClient asked, NameKind kind, String workspace) {
    return switch (kind) {
      case BOT ->
          asked.bots().list(workspace, PublishStatus.ALL).stream()
              .map(
                  each ->
                      name(each.id(), each.name(), state(each.isPublished(), each.updatedAt())));
      case KNOWLEDGE ->
          asked.datasets().list(workspace).stream()
              .map(
                  each ->
                      name(
                          each.id(),
                          each.name(),
                          each.docCount().map(ClientNames::documents).orElse("")));
      case WORKFLOW ->
          asked.workflows().list(workspace).stream()
              .map(each -> name(each.id(), each.name(), each.description().orElse("")));
      case DATABASE ->
          asked.databases().list(workspace).stream()
              .map(each -> name(each.id(), each.tableName(), each.tableDesc().orElse("")));
      case APP ->
          asked.apps().list(workspace, PublishStatus.ALL).stream()
              .map(
                  each ->
                      name(each.id(), each.name(), state(each.isPublished(), each.updatedAt())));
      default -> throw new IllegalArgumentException(kind + " is not listed by workspace");
    };
  }

  private static LiveName name(String id, Optional<String> name, String note) {
    return new LiveName(id, name.orElse(""), note);
  }

  private static String documents(long count) {
    return count + (count == 1 ? " document" : " documents");
  }

  private static String state(Optional<Boolean> published, Optional<Long> updatedAt) {
    String state = published.orElse(false) ? "published" : "draft";
    return updatedAt
        .filter(seconds -> seconds > 0)
        .map(
            seconds ->
                state
                    + ", "
                    + Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate())
        .orElse(state);
  }
}
