package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.Listings;
import dev.cozesh.deploy.desired.Kind;
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
  private final Supplier<Edition> edition;
  private final Supplier<String> workspaceId;

  /**
   * Names of the session's host and workspace.
   *
   * @param place what tells host and workspace apart from others; asked often, must not wait
   * @param client the session's client; asked when a list is loaded
   * @param edition which server that leads to, and as whom
   * @param workspaceId the workspace's id; asked when a list is loaded, may look it up by its name
   */
  public ClientNames(
      Supplier<String> place,
      Supplier<CozeClient> client,
      Supplier<Edition> edition,
      Supplier<String> workspaceId) {
    this.place = requireNonNull(place, "place");
    this.client = requireNonNull(client, "client");
    this.edition = requireNonNull(edition, "edition");
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
    Listings listings = Listings.of(asked, edition.get());
    return switch (kind) {
      case WORKSPACE -> listings.workspaces().map(each -> new LiveName(each.id(), each.name(), ""));
      case VOICE ->
          asked.voices().list().stream()
              .map(each -> name(each.id(), each.name(), each.languageName().orElse("")));
      case APP ->
          asked.apps().list(workspaceId.get(), PublishStatus.ALL).stream()
              .map(
                  each ->
                      name(
                          each.id(),
                          each.name(),
                          state(each.isPublished().orElse(false), each.updatedAt())));
      case BOT -> objects(listings, Kind.BOT);
      case KNOWLEDGE -> objects(listings, Kind.KNOWLEDGE);
      case WORKFLOW -> objects(listings, Kind.WORKFLOW);
      case DATABASE -> objects(listings, Kind.DATABASE);
    };
  }

  private Stream<LiveName> objects(Listings listings, Kind kind) {
    return listings
        .objects(kind, workspaceId.get())
        .map(each -> new LiveName(each.id(), each.name(), note(kind, each.facts())));
  }

  private static String note(Kind kind, Listings.Facts facts) {
    return kind == Kind.BOT
        ? state(facts.published().orElse(false), facts.updatedAt())
        : facts.documents().map(ClientNames::documents).or(facts::description).orElse("");
  }

  private static LiveName name(String id, Optional<String> name, String note) {
    return new LiveName(id, name.orElse(""), note);
  }

  private static String documents(long count) {
    return count + (count == 1 ? " document" : " documents");
  }

  private static String state(boolean published, Optional<Long> updatedAt) {
    String state = published ? "published" : "draft";
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
