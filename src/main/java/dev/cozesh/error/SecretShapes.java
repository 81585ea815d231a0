package dev.cozesh.error;

import java.util.List;
import java.util.regex.Pattern;

/** What secrets look like, whatever text they stand in: tokens, JWTs, signatures, keys. */
public final class SecretShapes {
  private static final String MASK = "***";

  // Not \b, which in Java takes a Chinese character for a part of the word.
  private static final String START = "(?<![A-Za-z0-9_])";

  // What repeats alternatives is possessive, or a value of some thousand characters would overflow
  // the stack.
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(START + "((?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]{4,}"),
          Pattern.compile(
              "(?<![A-Za-z0-9_-])(sk-)"
                  + "(?:(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}|[A-Za-z0-9_]{16,})"),
          Pattern.compile("(?i)" + START + "((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{6,}"),
          Pattern.compile(START + "(eyJ)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
          Pattern.compile(
              "(?i)"
                  + START
                  + "((?:x-signature|sign|signature|access_token|refresh_token)=)[^&\\s\"'<>]+"),
          Pattern.compile(
              "(?i)(\"(?:access_token|refresh_token|api_token|client_secret)\"\\s*:\\s*\")"
                  + "(?:[^\"\\\\]++|\\\\.)++"),
          Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]*?(?=-----END|$)"));

  private SecretShapes() {}

  /**
   * {@return the text with each secret replaced by {@code ***}; a token's kind ({@code pat_})
   * stays}
   *
   * @param text any text
   */
  public static String mask(String text) {
    String masked = text;
    for (Pattern shape : SHAPES) {
      masked = shape.matcher(masked).replaceAll("$1" + MASK);
    }
    return masked;
  }
}
