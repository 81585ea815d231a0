package dev.cozesh.shell.prompt;

import dev.cozesh.http.Authorizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The secrets of all connections of a session, as far as they are known. Thread-safe. */
final class LiveSecrets implements Supplier<Set<String>> {
  private final List<Authorizer> authorizers = new CopyOnWriteArrayList<>();

  /** Those of one more connection. */
  void add(Authorizer authorizer) {
    authorizers.add(authorizer);
  }

  @Override
  public Set<String> get() {
    Set<String> secrets = new HashSet<>();
    authorizers.forEach(each -> secrets.addAll(each.secrets()));
    return secrets;
  }
}
