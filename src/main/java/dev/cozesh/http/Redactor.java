package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Masks secrets in text on its way out: to a log, an error, a screen. Knows the live secrets and
 * the shapes of tokens. Never used on what is sent. Thread-safe.
 */
public final class Redactor {
  private static final String MASK = "***";
  private static final int SHORTEST_SECRET = 6;

  private final Supplier<Set<String>> secrets;
  private volatile Live live = Live.of(Set.of());

  /**
   * The secrets of some moment, in every form.
   *
   * @param forms the longest first
   */
  private record Live(Set<String> secrets, List<String> forms) {
    static Live of(Set<String> secrets) {
      return new Live(
          Set.copyOf(secrets),
          secrets.stream()
              .filter(secret -> secret.length() >= SHORTEST_SECRET)
              .flatMap(Redactor::forms)
              .distinct()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList());
    }
  }

  /**
   * Masks these secrets and those that their shape tells.
   *
   * @param secrets asked at each use, since tokens are renewed; values under 6 characters are
   *     ignored, they would mask ordinary words
   */
  public Redactor(Supplier<Set<String>> secrets) {
    this.secrets = requireNonNull(secrets, "secrets");
  }

  /**
   * {@return the text with each secret, however it is written, replaced by {@code ***}; a token's
   * kind ({@code pat_}) stays}
   *
   * @param text any text
   */
  public String redact(String text) {
    String masked = text;
    for (String secret : forms()) {
      masked = masked.replace(secret, MASK);
    }
    return SecretShapes.mask(masked);
  }

  private List<String> forms() {
    Set<String> now = secrets.get();
    Live known = live;
    if (!known.secrets().equals(now)) {
      known = Live.of(now);
      live = known;
    }
    return known.forms();
  }

  /** A secret as it is, in JSON, in an address and in Base64. */
  private static Stream<String> forms(String secret) {
    return Stream.of(
        secret,
        secret.replace("\\", "\\\\").replace("\"", "\\\""),
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
