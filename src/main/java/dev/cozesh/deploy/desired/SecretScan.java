package dev.cozesh.deploy.desired;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets that stand in a text: Coze's tokens, bearer tokens, private keys, the {@code sk-}
 * keys of model providers. What it reports never holds the secret.
 */
public final class SecretScan {
  /**
   * Coze's tokens begin with a kind (personal, service, session, user); a bearer token is at least
   * 8 characters with a digit, or 20 without, so that prose about bearer tokens passes; a
   * provider's key is 16 characters or more, of which one is a digit or none a hyphen, so that
   * hyphenated words pass.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<kind>\\b(?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9_-]{8,}"
              + "|(?<bearer>\\b[Bb]earer)\\s+(?:(?=\\S*\\d)[A-Za-z0-9._~+/-]{8,}"
              + "|[A-Za-z0-9._~+/-]{20,})"
              + "|(?<![A-Za-z0-9_-])(?<provider>sk-)"
              + "(?:(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}|[A-Za-z0-9_]{16,})"
              + "|(?<key>-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)");

  private SecretScan() {}

  /**
   * One secret.
   *
   * @param line from 1
   * @param column from 1, in code points
   * @param shown what may be printed of it: {@code pat_…}
   */
  public record Finding(int line, int column, String shown) {}

  /** The first secret of a text; empty when there is none. */
  public static Optional<Finding> first(String text) {
    Matcher found = SECRET.matcher(text);
    return found.find() ? Optional.of(finding(text, found)) : Optional.empty();
  }

  private static Finding finding(String text, Matcher found) {
    String before = text.substring(0, found.start());
    int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
    int lineStart = before.lastIndexOf('\n') + 1;
    int column = 1 + before.codePointCount(lineStart, before.length());
    return new Finding(line, column, shown(found));
  }

  private static String shown(Matcher found) {
    if (found.group("bearer") != null) {
      return found.group("bearer") + " …";
    }
    if (found.group("key") != null) {
      return "PRIVATE KEY …";
    }
    String start = found.group("kind") != null ? found.group("kind") : found.group("provider");
    return start + "…";
  }
}
