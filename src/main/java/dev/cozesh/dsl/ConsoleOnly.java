package dev.cozesh.dsl;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallGate;
import dev.cozesh.error.CozeScriptException;

/** Refuses what a session cannot have: of a self-hosted Coze it reaches the console alone. */
final class ConsoleOnly implements CallGate {
  private static final String CONSOLE = "/api/";

  private final Session session;

  ConsoleOnly(Session session) {
    this.session = session;
  }

  /**
   * @throws CozeScriptException for a call of the public API
   */
  @Override
  public boolean admits(Call call) {
    if (call.path().startsWith(CONSOLE)) {
      return true;
    }
    throw new CozeScriptException(
        session.here(""),
        call.operation() + " takes a token, and this profile has a session",
        "a self-hosted Coze lets a session into its console alone; chats, runs and the rest of the"
            + " public API go by tokens",
        "use a profile with an `api_token` of this server, which its web page makes; `snapshot()`,"
            + " `studio`, `studioBots` and `studioKnowledge` work with the session");
  }
}
