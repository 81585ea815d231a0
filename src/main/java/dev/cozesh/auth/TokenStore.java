package dev.cozesh.auth;

import dev.cozesh.error.CozeCredentialException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one login. Thread-safe, and safe among all processes that share it.
 *
 * <p>A refresh token dies when it is used, so a renewal is one transaction: {@link #alone}, in it
 * {@link #read} again, renew only what is still stale, {@link #save}, and only then use.
 */
public interface TokenStore {
  /**
   * {@return what is kept; empty when nobody is logged in}
   *
   * @throws CozeCredentialException when what is kept cannot be read
   */
  Optional<Token> read();

  /**
   * Keeps this and nothing else. When it returns, the token survives the end of the program.
   *
   * @param token what to keep
   * @throws CozeCredentialException when it cannot be kept
   */
  void save(Token token);

  /** Forgets what is kept. */
  void remove();

  /**
   * Does the work while nobody else does work of this kind.
   *
   * @param <T> what a result becomes
   * @param work what to do
   * @return what the work gives
   * @throws CozeCredentialException when somebody else does not come to an end
   */
  <T> T alone(Supplier<T> work);

  /**
   * Keeps a token as long as the program runs, and for it alone.
   *
   * @return a store
   */
  static TokenStore inMemory() {
    return new MemoryTokenStore();
  }
}
