package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

/**
 * A user of a self-hosted Coze's console. Its text form shows no password.
 *
 * @param email the name to log in with
 * @param password kept in memory as long as the program runs
 */
public record ConsoleUser(String email, String password) {
  public ConsoleUser {
    requireNonNull(email, "email");
    requireNonNull(password, "password");
  }

  /** The e-mail address alone. */
  @Override
  public String toString() {
    return "ConsoleUser[" + email + "]";
  }
}
