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

  /** The secrets in use, to be masked wherever text leaves the program. */
  Set<String> secrets();
}
