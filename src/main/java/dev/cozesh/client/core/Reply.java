package dev.cozesh.client.core;

import java.util.Optional;
import java.util.Set;

/**
 * An exchange with its call, and why it was not asked for again, if something kept it from that.
 */
record Reply(Call call, Exchange exchange, Optional<String> unrepeated) {
  private static final int UNAUTHORIZED = 401;
  // A self-hosted console repeats the status as the code when a session is missing.
  private static final Set<Long> TOKEN_REFUSED = Set.of(401L, 4100L, 700012006L);

  /** Whether the token itself was refused, and so no work was done: by code, else by status. */
  boolean refusesToken() {
    if (Shortcut.begins(exchange.answer())) {
      return false;
    }
    long code = exchange.code().orElse(0L);
    return code == 0 ? exchange.status() == UNAUTHORIZED : TOKEN_REFUSED.contains(code);
  }
}
