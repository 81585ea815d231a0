package dev.cozesh.auth;

import dev.cozesh.error.CozeUsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The proof that whoever exchanges a code is whoever asked for it. Its text form shows nothing.
 *
 * @param verifier 43 to 128 characters of {@code A-Z a-z 0-9 - . _ ~}; the secret
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
public record Pkce(String verifier) {
  private static final int RANDOM_BYTES = 32;

  /**
   * Checks the form.
   *
   * @throws CozeUsageException when the verifier is too short, too long, or holds another character
   */
  public Pkce {
    if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
      throw new CozeUsageException(
          "the PKCE verifier has another form than RFC 7636 wants",
          "it is 43 to 128 characters of A-Z a-z 0-9 - . _ ~",
          "let Pkce.random make it");
    }
  }

  /**
   * {@return a verifier nobody can guess: 256 bits}
   *
   * @param random where the bits come from
   */
  public static Pkce random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Pkce(base64(bytes));
  }

  /** {@return what the consent page is told, made from the verifier by {@link #method}} */
  public String challenge() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return base64(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * {@code S256}. It is always sent: two of Coze's own SDKs mean {@code plain} by saying nothing.
   *
   * @return the method
   */
  public String method() {
    return "S256";
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Pkce[***]";
  }
}
