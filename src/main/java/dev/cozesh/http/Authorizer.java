package dev.cozesh.http;

import dev.cozesh.error.CozeCredentialException;
import java.util.Map;
import java.util.Set;

/** Says who is asking. Implementations are thread-safe. */
public interface Authorizer {
  /**
   * {@return the credential for the next request as its header carries it, for example {@code
   * Bearer pat_…}} May ask a server for it first, and then takes as long as that.
   *
   * @throws CozeCredentialException when no credential can be had; the request is not sent then
   */
  String authorization();

  /**
   * {@return the headers that carry a credential: {@code Authorization} alone, unless the server
   * wants it elsewhere, for example in a cookie}
   *
   * @param authorization what {@link #authorization} gave
   */
  default Map<String, String> headers(String authorization) {
    return Map.of("Authorization", authorization);
  }

  /**
   * Is told that the server refused a credential, and gets another if it can. Of many threads whose
   * requests were refused for the same credential one renews it, the others find it renewed.
   *
   * @param refusedAuthorization what {@link #authorization} gave for the refused request
   * @return true when {@link #authorization} gives a different credential now, so that the request
   *     is worth one more try
   * @throws CozeCredentialException when the renewal was refused, too: somebody has to log in again
   */
  default boolean renew(String refusedAuthorization) {
    return false;
  }

  /** {@return the secrets in use, to be masked wherever text leaves the program} */
  Set<String> secrets();
}
