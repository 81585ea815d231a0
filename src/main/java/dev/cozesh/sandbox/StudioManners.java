package dev.cozesh.sandbox;

import dev.cozesh.json.Json;
import dev.cozesh.sandbox.RouteTable.Target;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The open-source server: a path decides which credential is asked for, and whatever is no open API
 * belongs to the console, which wants its cookie, or to the web page.
 */
final class StudioManners implements Manners {
  private static final long REFUSED = 700_012_006;
  private static final Pattern CONSOLE = Pattern.compile("/(api|v1|v3)(/.*)?");
  private static final Pattern SESSION = Pattern.compile("(^|;\\s*)session_key=[^;\\s]");
  private static final String PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Studio</title>"
          + "<script type=\"module\" src=\"/static/js/index.js\"></script></head>"
          + "<body><div id=\"root\"></div></body></html>";

  @Override
  public Optional<Answer> atTheDoor(Wire wire, RouteTable routes) {
    String path = wire.path();
    if (!path.endsWith("/") || path.length() < 2) {
      return Optional.empty();
    }
    String real = path.substring(0, path.length() - 1);
    return routes.find(wire.method(), real).known()
        ? Optional.of(redirect(wire, real))
        : Optional.empty();
  }

  /** The wording is of no use: neither the console nor the page names what was asked for. */
  @Override
  public Answer unknown(Wire wire, Wording wording) {
    if (!CONSOLE.matcher(wire.path()).matches()) {
      byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
      return new Answer(200, 0, "text/html; charset=utf-8", Map.of(), page);
    }
    return SESSION.matcher(wire.header("Cookie")).find()
        ? refusal(404, 404, "not found")
        : noCookie();
  }

  private static Answer noCookie() {
    return refusal(401, REFUSED, "missing session_key in cookie");
  }

  /** An id of other characters makes it a path of the console. */
  @Override
  public boolean takes(Target target) {
    return target.path().values().stream().allMatch(id -> id.matches("\\d+"));
  }

  @Override
  public Answer unauthorized(Wire wire, Target target) {
    if (target.route().filter(Route::asksForSession).isPresent()) {
      return SESSION.matcher(wire.header("Cookie")).find()
          ? refusal(200, REFUSED, "authentication failed: session invalid")
          : noCookie();
    }
    String reason =
        wire.header("Authorization").isEmpty()
            ? "missing authorization in header"
            : "access token invalid";
    return refusal(200, REFUSED, "authentication failed: " + reason);
  }

  private static Answer redirect(Wire wire, String path) {
    String query = wire.queryText().isEmpty() ? "" : "?" + wire.queryText();
    int status = wire.method().equals("GET") ? 301 : 307;
    return new Answer(
        status, 0, "text/plain; charset=utf-8", Map.of("Location", path + query), new byte[0]);
  }

  private static Answer refusal(int status, long code, String message) {
    return Answer.json(status, code, Json.object().put("code", code).put("msg", message));
  }
}
