package dev.cozesh.error;

import java.util.List;
import java.util.regex.Pattern;

/** What secrets look like, whatever text they stand in: tokens, JWTs, signatures, keys. */
public final class SecretShapes {
  private static final String MASK = "***";

  // Not \b, which in Java takes a Chinese character for a part of the word.
  private static final String START = "(?<![A-Za-z0-9_])";

  private static final Hints HINTS =
      new Hints(
          List.of(
              "pat_",
              "sat_",
              "czs_",
              "czu_",
              "cztei_",
              "sk-",
              "bearer",
              "basic",
              "eyj",
              "sign",
              "_token=",
              "_token\"",
              "client_secret\"",
              "-----begin "));

  // What repeats alternatives is possessive, or a value of some thousand characters would overflow
  // the stack.
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              List.of("pat_", "sat_", "czs_", "czu_", "cztei_"),
              START + "((?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]{4,}"),
          new Shape(
              List.of("sk-"),
              "(?<![A-Za-z0-9_-])(sk-)"
                  + "(?:(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}|[A-Za-z0-9_]{16,})"),
          new Shape(
              List.of("bearer", "basic"),
              "(?i)" + START + "((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{6,}"),
          new Shape(
              List.of("eyj"), START + "(eyJ)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
          new Shape(
              List.of("sign", "_token="),
              "(?i)"
                  + START
                  + "((?:x-signature|sign|signature|access_token|refresh_token)=)[^&\\s\"'<>]+"),
          new Shape(
              List.of("_token\"", "client_secret\""),
              "(?i)(\"(?:access_token|refresh_token|api_token|client_secret)\"\\s*:\\s*\")"
                  + "(?:[^\"\\\\]++|\\\\.)++"),
          new Shape(
              List.of("-----begin "),
              "(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]*?(?=-----END|$)"));

  /**
   * One shape; only looked for where one of its hints is.
   *
   * @param hints every secret of the shape has one of them
   */
  private record Shape(long hints, Pattern pattern) {
    Shape(List<String> hints, String pattern) {
      this(HINTS.bits(hints), Pattern.compile(pattern));
    }
  }

  private SecretShapes() {}

  /**
   * {@return the text with each secret replaced by {@code ***}; a token's kind ({@code pat_})
   * stays}
   *
   * @param text any text
   */
  public static String mask(String text) {
    String masked = text;
    long found = HINTS.in(text);
    for (Shape shape : SHAPES) {
      if ((found & shape.hints()) != 0) {
        masked = shape.pattern().matcher(masked).replaceAll("$1" + MASK);
      }
    }
    return masked;
  }
}
