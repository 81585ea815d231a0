package dev.cozesh.error;

import java.util.List;
import java.util.regex.Pattern;

/** What secrets look like, whatever text they stand in: tokens, JWTs, signatures, keys. */
public final class SecretShapes {
  private static final String MASK = "***";

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("\\b((?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]{4,}"),
          Pattern.compile(
              "(?<![A-Za-z0-9_-])(sk-)"
                  + "(?:(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}|[A-Za-z0-9_]{16,})"),
          Pattern.compile("(?i)\\b((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{6,}"),
          Pattern.compile("\\b(eyJ)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
          Pattern.compile(
              "(?i)\\b((?:x-signature|sign|signature|access_token|refresh_token)=)[^&\\s\"'<>]+"),
          Pattern.compile(
              "(?i)(\"(?:access_token|refresh_token|api_token|client_secret)\"\\s*:\\s*\")"
                  + "(?:[^\"\\\\]|\\\\.)+"),
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
