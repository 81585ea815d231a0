package dev.cozesh.auth;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Authorizer;
import java.util.Set;

/** A fixed token: personal ({@code pat_…}) or of a service identity. Immutable. */
public final class TokenAuthorizer implements Authorizer {
  private final String token;

  /**
   * The authorizer of one token.
   *
   * @param token surrounding blanks and line breaks, as a paste leaves them, are dropped
   * @throws CozeUsageException when it is empty or holds a blank, a control or a non-ASCII
   *     character; the value is not shown
   */
  public TokenAuthorizer(String token) {
    this.token = token.strip();
    if (this.token.isEmpty()) {
      throw new CozeUsageException(
          "the token is empty", "nothing is behind its setting", "run `cozesh login`");
    }
    if (!this.token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new CozeUsageException(
          "the token holds a blank, a control or a non-ASCII character",
          "a header cannot carry it; it was probably copied with its surroundings",
          "copy the token alone and run `cozesh login` again");
    }
  }

  @Override
  public String authorization() {
    return "Bearer " + token;
  }

  @Override
  public Set<String> secrets() {
    return Set.of(token);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "TokenAuthorizer[***]";
  }
}
