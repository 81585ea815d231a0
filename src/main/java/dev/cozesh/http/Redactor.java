package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Masks secrets in text on its way out: to a log, an error, a screen. Knows the live secrets and
 * the shapes of tokens. Never used on what is sent. Thread-safe.
 */
public final class Redactor {
  private static final String MASK = "***";
  private static final int SHORTEST_SECRET = 6;

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("\\b((?:pat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]+"),
          Pattern.compile("(?i)\\b((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{6,}"),
          Pattern.compile("\\b(eyJ)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
          Pattern.compile(
              "(?i)\\b((?:x-signature|sign|signature|access_token|refresh_token)=)[^&\\s\"'<>]+"),
          Pattern.compile(
              "(?i)(\"(?:access_token|refresh_token|api_token|client_secret)\"\\s*:\\s*\")"
                  + "(?:[^\"\\\\]|\\\\.)+"),
          Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]*?(?=-----END|$)"));

  private final Supplier<Set<String>> secrets;

  /**
   * @param secrets asked at each use, since tokens are renewed; values under 6 characters are
   *     ignored, they would mask ordinary words
   */
  public Redactor(Supplier<Set<String>> secrets) {
    this.secrets = requireNonNull(secrets, "secrets");
  }

  /** The text with each secret replaced by {@code ***}; a token's kind ({@code pat_}) stays. */
  public String redact(String text) {
    String masked = text;
    List<String> live =
        secrets.get().stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String secret : live) {
      masked = masked.replace(secret, MASK);
    }
    for (Pattern shape : SHAPES) {
      masked = shape.matcher(masked).replaceAll("$1" + MASK);
    }
    return masked;
  }
}
