package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.deploy.state.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The values that were last applied. The state holds their hashes alone, so they are looked for in
 * the releases, and only when somebody has changed them: a plan without drift reads no release.
 */
final class LastApplied {
  private final Supplier<ReleaseStore> store;
  private List<Release> releases;

  LastApplied(Supplier<ReleaseStore> store) {
    this.store = store;
  }

  /** The value of a field whose hash the state has; empty when no release holds it. */
  Optional<JsonNode> value(Address address, String field, Optional<ResourceState> known) {
    Optional<String> hash = known.map(one -> one.fields().get(field));
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    for (int n = releases().size() - 1; n >= 0; n--) {
      Optional<JsonNode> found = value(releases().get(n), address, field, hash.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> value(
      Release release, Address address, String field, String hash) {
    return release.items().stream()
        .filter(item -> item.address().equals(address.toString()))
        .map(item -> new Fields().put(field, item.fields().path(field)))
        .filter(one -> one.hash(field).equals(Optional.of(hash)))
        .findFirst()
        .flatMap(one -> one.get(field));
  }

  private List<Release> releases() {
    if (releases == null) {
      releases = store.get().all();
    }
    return releases;
  }
}
