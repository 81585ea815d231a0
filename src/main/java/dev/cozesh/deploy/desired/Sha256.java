package dev.cozesh.deploy.desired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which deploying tells whether two things are the same. */
public final class Sha256 {
  private Sha256() {}

  /** {@return of a text's UTF-8, in lower-case hexadecimal} */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return in lower-case hexadecimal} */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** {@return the first of its bytes in lower-case hexadecimal: enough to tell a few apart} */
  public static String brief(String text, int bytes) {
    return hex(text).substring(0, 2 * bytes);
  }

  /** {@return its 32 bytes} */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
