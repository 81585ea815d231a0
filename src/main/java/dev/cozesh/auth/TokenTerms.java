package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of a token.
 *
 * @param life how long it is to be good for, whole seconds, 1 to 86,399
 * @param scope less than the app may do; everything it may when empty
 * @see <a href="https://docs.coze.cn/developer_guides/oauth_jwt">Coze: OAuth by JWT</a>
 */
public record TokenTerms(Duration life, Optional<TokenScope> scope) {
  private static final long LONGEST_SECONDS = 86_399;

  /** Coze's own: 900 s, everything the app may do. */
  public static final TokenTerms DEFAULT =
      new TokenTerms(Duration.ofSeconds(900), Optional.empty());

  /**
   * Checks the limits.
   *
   * @throws CozeUsageException when the life is out of its limits
   */
  public TokenTerms {
    requireNonNull(scope, "scope");
    if (life.toSeconds() < 1 || life.toSeconds() > LONGEST_SECONDS) {
      throw new CozeUsageException(
          "a token cannot be had for " + life.toSeconds() + " s",
          "Coze grants 1 to " + LONGEST_SECONDS + " s, a second less than a day",
          "ask for at most " + LONGEST_SECONDS + "; it is renewed by itself");
    }
  }

  /**
   * The same life, and this scope.
   *
   * @param narrower what the token may do
   * @return a copy
   */
  public TokenTerms with(TokenScope narrower) {
    return new TokenTerms(life, Optional.of(narrower));
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("duration_seconds", life.toSeconds());
    scope.ifPresent(narrower -> body.set("scope", narrower.json()));
    return body;
  }
}
