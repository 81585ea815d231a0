package dev.cozesh.shell.prompt;

import dev.cozesh.error.SecretShapes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what the history keeps: the secrets in use, what has the shape of one, and
 * what is given to a name that says so, such as {@code password = "…"}. Each becomes {@code ***}.
 */
final class HistoryMask {
  /** A shorter one would be found in innocent words. */
  private static final int SHORTEST = 6;

  private static final String SECRET_NAME =
      "(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|private[_-]?key|credentials?)";

  private static final List<Pattern> GIVEN =
      List.of(
          // password = "…", token: '…', ["client_secret": """…"""]
          Pattern.compile(
              "(?i)(?<keep>"
                  + SECRET_NAME
                  + "[\"']?\\s*[:=]\\s*)"
                  + "(?<quote>\"\"\"|'''|\"|'|\\$/|/)"
                  + "(?:(?!\\k<quote>)[\\s\\S])+(?<end>\\k<quote>|/\\$|$)"),
          // --token …, password=… in an address or a form
          Pattern.compile("(?i)(?<keep>--" + SECRET_NAME + "[ =])(?<quote>)[^\\s\"']+(?<end>)"),
          Pattern.compile(
              "(?i)(?<keep>"
                  + SECRET_NAME
                  + "=)(?<quote>)[^\\s&\"'(){}\\[\\].,]{4,}(?<end>(?=[\\s&\"']|$))"),
          // https://user:password@host
          Pattern.compile("(?<keep>://[^\\s/:@\"']*:)(?<quote>)[^\\s/@\"']+(?<end>@)"));

  private static final Pattern MEANINGLESS =
      Pattern.compile("[^\\p{L}\\p{N}]*(?:[A-Za-z]{2,6}[_-]|eyJ)?\\*{3}[^\\p{L}\\p{N}]*");

  private final Supplier<Set<String>> secrets;

  HistoryMask(Supplier<Set<String>> secrets) {
    this.secrets = secrets;
  }

  /** What may be kept of an entry; empty when nothing of it says anything. */
  Optional<String> of(String entry) {
    String masked = SecretShapes.mask(withoutLive(entry));
    for (Pattern shape : GIVEN) {
      masked = shape.matcher(masked).replaceAll("${keep}${quote}***${end}");
    }
    boolean says = !masked.isBlank() && !MEANINGLESS.matcher(masked).matches();
    return says ? Optional.of(masked) : Optional.empty();
  }

  private String withoutLive(String entry) {
    List<String> live =
        secrets.get().stream()
            .filter(each -> each.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String masked = entry;
    for (String each : live) {
      masked = masked.replace(each, "***");
    }
    return masked;
  }
}
