package dev.cozesh.shell.prompt;

import dev.cozesh.error.SecretShapes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what the history keeps: the secrets in use, what has the shape of one, and
 * what is given to a name that says so, such as {@code password = "…"}. Each becomes {@code ***}.
 */
final class HistoryMask {
  /** A shorter one would be found in innocent words. */
  private static final int SHORTEST = 6;

  private static final String MASK = "***";

  private static final String SECRET_NAME =
      "(?i:password|passwd|passphrase|pwd|secret|token|api[_-]?key|private[_-]?key|credentials?)";

  /** {@code password = "}, {@code token: '}, {@code "client_secret": """}: a string follows. */
  private static final Pattern GIVEN =
      Pattern.compile(SECRET_NAME + "[\"']?\\s*[:=]\\s*(\"\"\"|'''|\"|'|\\$/|/)");

  /** In front of a secret that no quotes surround, and the secret. */
  private static final List<Pattern> BARE =
      List.of(
          Pattern.compile("(--" + SECRET_NAME + "[ =])[^\\s\"']+"),
          Pattern.compile("(" + SECRET_NAME + "=)[^\\s&\"'(){}\\[\\].,]{4,}(?=[\\s&\"']|\\z)"),
          Pattern.compile("(://[^\\s/:@\"']*:)[^\\s/@\"']+(?=@)"));

  private static final Pattern MEANINGLESS =
      Pattern.compile("[^\\p{L}\\p{N}]*(?:[A-Za-z]{2,6}[_-]|eyJ)?\\*{3}[^\\p{L}\\p{N}]*");

  private final Supplier<Set<String>> secrets;

  HistoryMask(Supplier<Set<String>> secrets) {
    this.secrets = secrets;
  }

  /** What may be kept of an entry; empty when nothing of it says anything. */
  Optional<String> of(String entry) {
    String masked = withoutGiven(withoutLive(entry));
    for (Pattern shape : BARE) {
      masked = shape.matcher(masked).replaceAll("$1***");
    }
    masked = SecretShapes.mask(masked);
    return MEANINGLESS.matcher(masked).matches() ? Optional.empty() : Optional.of(masked);
  }

  private String withoutLive(String entry) {
    List<String> live =
        secrets.get().stream()
            .filter(each -> each.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String masked = entry;
    for (String each : live) {
      masked = masked.replace(each, MASK);
    }
    return masked;
  }

  private static String withoutGiven(String entry) {
    Matcher given = GIVEN.matcher(entry);
    StringBuilder masked = new StringBuilder(entry.length());
    int at = 0;
    while (given.find(at)) {
      int end = end(entry, given.end(), given.group(1).equals("$/") ? "/$" : given.group(1));
      masked.append(entry, at, given.end()).append(end > given.end() ? MASK : "");
      at = end;
    }
    return masked.append(entry, at, entry.length()).toString();
  }

  /** Where a string ends; one without an end takes all the rest. */
  private static int end(String entry, int start, String closer) {
    for (int at = start; at < entry.length(); at++) {
      if (entry.startsWith(closer, at)) {
        return at;
      }
      at += entry.charAt(at) == '\\' ? 1 : 0;
    }
    return entry.length();
  }
}
