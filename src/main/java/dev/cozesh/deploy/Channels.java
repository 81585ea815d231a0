package dev.cozesh.deploy;

import dev.cozesh.error.CozeServiceException;
import java.util.List;
import java.util.Optional;

/**
 * How a bot gets to its users: publishing it, and reading what they have. Each call sends what its
 * name says; none of them publishes twice.
 */
interface Channels {
  /** The version that was published last; empty before the first. */
  Optional<String> newestVersion(String id);

  /**
   * Publishes the draft.
   *
   * @return the version that this made, where the answer tells it
   */
  Optional<String> publish(String id, List<String> connectors);

  /**
   * What users have once a version is published.
   *
   * @throws CozeServiceException when there is no such version, or not yet
   */
  Fields live(String id, String version);

  /**
   * What users have now, one for each channel; none when one of the channels has none, or when it
   * cannot be read.
   */
  List<Fields> published(String id, List<String> connectors);

  /** Whether it can be read what the users of a channel have. */
  boolean tells(String connector);

  /** How many requests it takes at most to publish, and to find the version that this made. */
  int requests();

  /** Catalogue ids of what publishing calls. */
  List<String> operations();
}
