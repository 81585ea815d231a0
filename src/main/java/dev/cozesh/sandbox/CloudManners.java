package dev.cozesh.sandbox;

import dev.cozesh.sandbox.RouteTable.Target;
import java.util.Optional;

/** The gateway in front of Coze's own services. */
final class CloudManners implements Manners {
  private static final String CONSOLE_PREFIX = "/api/v1/";

  @Override
  public Optional<Answer> atTheDoor(Wire wire, RouteTable routes) {
    // Seen live: this prefix asks for the console's login, whatever stands behind it.
    return wire.path().startsWith(CONSOLE_PREFIX)
        ? Optional.of(Answer.refusal(200, 700012006, "authentication is invalid", wire.logId()))
        : Optional.empty();
  }

  @Override
  public Answer unknown(Wire wire, Wording wording) {
    return wording.of(wire);
  }

  @Override
  public boolean takes(Target target) {
    return true;
  }

  @Override
  public Answer unauthorized(Wire wire, Target target) {
    String name = target.name();
    if (name.equals("POST /v3/chat")) {
      return Answer.refusal(200, 4101, "The token you entered is incorrect.", wire.logId());
    }
    if (name.contains(" /v1/conversation") || name.contains(" /v3/chat/")) {
      return Answer.refusal(401, 700012006, "access token invalid", wire.logId());
    }
    return Answer.refusal(401, 4100, "authentication is invalid", wire.logId());
  }
}
