package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeUsageException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the lists of a server name: by the public API for a token, by its console for a session.
 * Sends reads only, page by page as a list is read.
 */
public interface Listings {
  /** The lists of a server. */
  static Listings of(CozeClient client, Edition edition) {
    return edition == Edition.STUDIO ? new ConsoleListings(client) : new PublicListings(client);
  }

  /** The workspaces of whoever asks. */
  Stream<Space> workspaces();

  /**
   * The objects of a workspace.
   *
   * @throws CozeUsageException when the server lists none of the kind to whoever asks
   */
  Stream<Entry> objects(Kind kind, String workspaceId);

  /**
   * A workspace.
   *
   * @param name its id where it has none
   * @param role what whoever asks is in it
   * @param type {@code personal} or {@code team}
   */
  record Space(String id, String name, Optional<String> role, Optional<String> type) {
    public Space {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(role, "role");
      requireNonNull(type, "type");
    }
  }

  /**
   * An object.
   *
   * @param name empty where it has none
   * @param facts what else a person knows it by
   */
  record Entry(String id, String name, Facts facts) {
    public Entry {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(facts, "facts");
    }
  }

  /**
   * What a list tells of an object beside its name.
   *
   * @param description what it is for
   * @param published whether its users have it, of bots
   * @param updatedAt Unix seconds, of bots
   * @param documents how many it holds, of knowledge bases
   */
  record Facts(
      Optional<String> description,
      Optional<Boolean> published,
      Optional<Long> updatedAt,
      Optional<Long> documents) {
    static Facts bot(Optional<Boolean> published, Optional<Long> updatedAt) {
      return new Facts(Optional.empty(), published, updatedAt, Optional.empty());
    }

    static Facts knowledge(Optional<Long> documents) {
      return new Facts(Optional.empty(), Optional.empty(), Optional.empty(), documents);
    }

    static Facts described(Optional<String> description) {
      return new Facts(description, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
