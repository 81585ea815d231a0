package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets that stand in a text: Coze's tokens, bearer tokens, private keys, the {@code sk-}
 * keys of model providers; these in Base64, too. What it reports never holds the secret.
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

  /** A token as Base64 is some dozen characters; a longer run is a picture or a key store. */
  private static final int SHORTEST_RUN = 16;

  private static final int LONGEST_RUN = 1024;
  private static final int MOST_PADDING = 2;
  private static final String BASE64_SIGNS = "+/_-";

  /** Without one of these no secret begins, and looking for them is much faster. */
  private static final List<String> BEGINNINGS = List.of("at_", "cz", "earer", "sk-", "-----BEGIN");

  private static final int FINGERPRINT_BYTES = 4;

  private SecretScan() {}

  /**
   * One secret.
   *
   * @param line from 1
   * @param column from 1, in code points
   * @param shown what may be printed of it: {@code pat_…}
   * @param fingerprint 8 hexadecimal digits that stand for it and do not tell it
   */
  public record Finding(int line, int column, String shown, String fingerprint) {
    public Finding {
      requireNonNull(shown, "shown");
      requireNonNull(fingerprint, "fingerprint");
    }
  }

  /** The first secret of a text; empty when there is none. */
  public static Optional<Finding> first(String text) {
    return all(text).stream().findFirst();
  }

  /** Every secret of a text, in its order. */
  public static List<Finding> all(String text) {
    List<Finding> findings = new ArrayList<>();
    boolean mayHold = BEGINNINGS.stream().anyMatch(text::contains);
    for (Matcher found = SECRET.matcher(text); mayHold && found.find(); ) {
      findings.add(finding(text, found.start(), found.end(), shown(found)));
    }
    addEncoded(text, findings);
    findings.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
    return List.copyOf(findings);
  }

  /** By hand: documents unpack to some ten million characters, and a pattern takes its time. */
  private static void addEncoded(String text, List<Finding> findings) {
    int start = 0;
    for (int end = 0; end <= text.length(); end++) {
      if (isBase64(text, end)) {
        continue;
      }
      int length = end - start;
      if (length >= SHORTEST_RUN && length <= LONGEST_RUN) {
        int from = start;
        int to = behindPadding(text, end);
        encoded(text.substring(start, end))
            .ifPresent(shown -> findings.add(finding(text, from, to, shown + " as Base64")));
      }
      start = end + 1;
    }
  }

  private static boolean isBase64(String text, int at) {
    if (at == text.length()) {
      return false;
    }
    char one = text.charAt(at);
    return one >= 'a' && one <= 'z'
        || one >= 'A' && one <= 'Z'
        || one >= '0' && one <= '9'
        || BASE64_SIGNS.indexOf(one) >= 0;
  }

  /** What stands in front of more letters is no padding. */
  private static int behindPadding(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + MOST_PADDING && text.charAt(end) == '=') {
      end++;
    }
    return end > from && isBase64(text, end) ? end - 1 : end;
  }

  private static Optional<String> encoded(String run) {
    String usual = run.replace('-', '+').replace('_', '/').replace("=", "");
    if (usual.length() % 4 == 1) {
      return Optional.empty(); // no bytes have so many characters
    }
    Matcher inside =
        SECRET.matcher(new String(Base64.getDecoder().decode(usual), StandardCharsets.ISO_8859_1));
    return inside.find() ? Optional.of(shown(inside)) : Optional.empty();
  }

  /**
   * A finding of a stretch of a text.
   *
   * @param shown what may be printed of it
   */
  public static Finding finding(String text, int start, int end, String shown) {
    String before = text.substring(0, start);
    int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
    int lineStart = before.lastIndexOf('\n') + 1;
    int column = 1 + before.codePointCount(lineStart, before.length());
    return new Finding(
        line, column, shown, Sha256.brief(text.substring(start, end), FINGERPRINT_BYTES));
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
