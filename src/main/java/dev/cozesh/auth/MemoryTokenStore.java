package dev.cozesh.auth;

import java.util.Optional;
import java.util.function.Supplier;

/** Keeps a token in this program. */
final class MemoryTokenStore implements TokenStore {
  private volatile Token token;

  @Override
  public Optional<Token> read() {
    return Optional.ofNullable(token);
  }

  @Override
  public void save(Token fresh) {
    token = fresh;
  }

  @Override
  public void remove() {
    token = null;
  }

  @Override
  public synchronized <T> T alone(Supplier<T> work) {
    return work.get();
  }
}
