package dev.cozesh.deploy.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The releases of one target, oldest first. Whoever adds or forgets holds the lock. */
public interface ReleaseStore {
  /** All of them, oldest first. */
  List<Release> all();

  /** The release of that number. */
  default Optional<Release> find(int number) {
    return all().stream().filter(one -> one.number() == number).findFirst();
  }

  /** The newest; empty before the first. */
  default Optional<Release> newest() {
    List<Release> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The number of the next one: none is used twice, also when the newest was forgotten. */
  default int next() {
    return newest().map(one -> one.number() + 1).orElse(1);
  }

  /**
   * Keeps a release, durable when this returns; one of that number that is there is replaced.
   *
   * @param contents bytes of its documents by SHA-256; what is kept already is not written again
   */
  void add(Release release, Map<String, byte[]> contents);

  /** Forgets all but the newest so many, and every content that only they had. */
  void keep(int count);

  /** Bytes that were kept under a SHA-256; empty when they are not there any more. */
  Optional<byte[]> content(String sha256);
}
