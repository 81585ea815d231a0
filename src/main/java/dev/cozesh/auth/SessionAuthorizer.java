package dev.cozesh.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls as a user of a self-hosted Coze (Studio, Plus), whose console takes no tokens: logs in by
 * e-mail and password and sends the session's cookie. A user has one session: this login ends the
 * one of the user's browser, and the other way round, so use a user of its own. The session is kept
 * and shared, lest two processes throw each other out.
 *
 * @see <a href="https://github.com/coze-dev/coze-studio">coze-studio, whose source says so</a>
 */
public final class SessionAuthorizer extends RenewedAuthorizer {
  private static final String LOGIN = "/api/passport/web/email/login/";
  private static final Pattern COOKIE = Pattern.compile("^\\s*session_key=([^;\\s]+)");
  private static final Pattern MAX_AGE = Pattern.compile("(?i);\\s*max-age=(\\d{1,9})");
  private static final Duration USUAL_LIFE = Duration.ofDays(30);

  private final String email;
  private final String password;

  /**
   * The authorizer of one login.
   *
   * @param client of the self-hosted Coze
   * @param user who logs in
   * @param store where the session is kept
   * @param remarks told what its user should know; called while a request waits
   */
  public SessionAuthorizer(
      OAuthClient client, ConsoleUser user, TokenStore store, Consumer<String> remarks) {
    super(new SharedToken(store, last -> session(client, user), client.time(), remarks));
    this.email = user.email();
    this.password = user.password();
  }

  private static Token session(OAuthClient client, ConsoleUser user) {
    ObjectNode body = Json.object().put("email", user.email()).put("password", user.password());
    OAuthAnswer answer = client.send(OAuthCall.to(LOGIN, body));
    answer.accepted();
    Instant now = client.time().instant();
    return answer.headers("Set-Cookie").stream()
        .flatMap(header -> session(header, now).stream())
        .findFirst()
        .orElseThrow(() -> answer.notUnderstood("the cookie session_key is missing"));
  }

  private static Optional<Token> session(String setCookie, Instant now) {
    Matcher cookie = COOKIE.matcher(setCookie);
    Matcher age = MAX_AGE.matcher(setCookie);
    Duration life = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : USUAL_LIFE;
    return cookie.find()
        ? Optional.of(new Token(cookie.group(1), Optional.empty(), now, now.plus(life)))
        : Optional.empty();
  }

  @Override
  public Map<String, String> headers(String authorization) {
    return Map.of("Cookie", authorization);
  }

  @Override
  String carried(Token token) {
    return "session_key=" + token.accessToken();
  }

  @Override
  Set<String> ownSecrets() {
    return Set.of(password);
  }

  @Override
  public String toString() {
    return "SessionAuthorizer[" + email + "]";
  }
}
