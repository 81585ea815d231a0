package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Releases that are written only while their target is held. */
final class FencedReleases implements ReleaseStore {
  private final ReleaseStore store;
  private final Consumer<Runnable> whileHeld;

  /**
   * @param whileHeld does something while nobody else can take the target, or throws
   */
  FencedReleases(ReleaseStore store, Consumer<Runnable> whileHeld) {
    this.store = requireNonNull(store, "store");
    this.whileHeld = requireNonNull(whileHeld, "whileHeld");
  }

  @Override
  public List<Release> all() {
    return store.all();
  }

  @Override
  public Optional<Release> find(int number) {
    return store.find(number);
  }

  @Override
  public Optional<Release> newest() {
    return store.newest();
  }

  @Override
  public int next() {
    return store.next();
  }

  @Override
  public void add(Release release, Map<String, byte[]> contents) {
    whileHeld.accept(() -> store.add(release, contents));
  }

  @Override
  public void keep(int count) {
    whileHeld.accept(() -> store.keep(count));
  }

  @Override
  public Optional<byte[]> content(String sha256) {
    return store.content(sha256);
  }
}
