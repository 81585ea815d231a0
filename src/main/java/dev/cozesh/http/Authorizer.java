package dev.cozesh.http;

import dev.cozesh.error.CozeCredentialException;
import java.util.Set;

/** Says who is asking. Implementations are thread-safe. */
public interface Authorizer {
  /**
   * The value of the {@code Authorization} header for the next request, for example {@code Bearer
   * pat_…}.
   *
   * @throws CozeCredentialException when no credential can be had; nothing is sent then
   */
  String authorization();

  /**
   * Told that a server refused what {@link #authorization} gave, before it did any work.
   *
   * @param refusedAuthorization the value that was sent; when another one is at hand by now,
   *     nothing has to be fetched
   * @return whether a different credential is now there, so that the request is worth one more try
   * @throws CozeCredentialException when the credential is lost and only a new login helps
   */
  default boolean renew(String refusedAuthorization) {
    return false;
  }

  /** The secrets in use, to be masked wherever text leaves the program. */
  Set<String> secrets();
}
