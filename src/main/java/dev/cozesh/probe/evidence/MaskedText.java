package dev.cozesh.probe.evidence;

import dev.cozesh.error.Hints;
import dev.cozesh.http.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets and what points to a person out of a text of any kind. Thread-safe. */
final class MaskedText {
  private static final int SHORTEST = 6;
  private static final String ADDRESS = "***@***";
  private static final String NAMES =
      "(?:access_token|refresh_token|id_token|api_token|client_secret|code_verifier|device_code"
          + "|session_?key|session_?id|sid_tt|sid_guard|csrf_?token|api_?key|x-api-key"
          + "|password|passwd|secret)";
  private static final String AFTER_AN_ESCAPE =
      "(?:(?<=\\\\[nrtbf])|(?<=\\\\u[0-9A-Fa-f]{4})|(?<=%[0-9A-Fa-f]{2}))";

  private static final List<String> TOKEN_HINTS = List.of("pat_", "sat_", "czs_", "czu_", "cztei_");
  private static final List<String> NAME_HINTS =
      List.of("_token", "csrf", "secret", "verifier", "device_", "session", "sid_", "key", "passw");

  private static final List<String> ADDRESS_HINTS = List.of("@", "u0040", "%40");
  private static final Hints HINTS =
      new Hints(
          Stream.of(
                  TOKEN_HINTS,
                  NAME_HINTS,
                  ADDRESS_HINTS,
                  List.of("authorization", "bearer", "cookie"))
              .flatMap(List::stream)
              .toList());
  private static final long COOKIE_HINT = HINTS.bits(List.of("cookie"));

  /** One thing to take out; only looked for where one of its hints is, which is quick to see. */
  private record Rule(long hints, Pattern pattern, String instead) {
    Rule(List<String> hints, String pattern) {
      this(hints, Pattern.compile(pattern), "$1***");
    }

    Rule(List<String> hints, Pattern pattern, String instead) {
      this(HINTS.bits(hints), pattern, instead);
    }

    String applied(String text, long found) {
      return (hints & found) != 0 ? pattern.matcher(text).replaceAll(instead) : text;
    }
  }

  // Repetitions are possessive: a body of 64 KB is neither walked through twice nor recursed into.
  private static final List<Rule> ECHOES =
      List.of(
          new Rule(
              TOKEN_HINTS,
              "(?:"
                  + AFTER_AN_ESCAPE
                  + "|(?<=_))((?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]{4,}+"),
          new Rule(
              List.of("authorization"),
              "(?i)(authorization(?:\\\\*+[\"'])?\\s*+[:=]\\s*+\\[?\\s*+(?:\\\\*+[\"'])?)"
                  + "(?:(?:bearer|basic|digest|token|apikey)(?:\\s|%20|\\+)++"
                  + "[^\\s\"'\\\\<>,;\\]}]++|[A-Za-z0-9._~+/=%-]{16,}+)"),
          new Rule(List.of("bearer"), "(?i)(bearer(?:%20|\\+)++)[^\\s&\"'<>\\\\,;*]{4,}+"),
          new Rule(
              NAME_HINTS, "(?i)(\"" + NAMES + "\"\\s*+:\\s*+\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+"),
          new Rule(
              NAME_HINTS,
              "(?i)((?<!\\\\)\\\\++\"" + NAMES + "\\\\++\"\\s*+:\\s*+\\\\++\")[^\"\\\\]*+"),
          new Rule(NAME_HINTS, "(?i)(" + NAMES + "(?:=|%3D))[^&\\s\"'<>;,\\\\%]++"),
          new Rule(
              List.of("cookie"),
              Pattern.compile("(?i)(cookie\\\\*+\"\\s*+:\\s*+\\[)[^\\]]*+(?=\\])"),
              "$1"));

  private static final Pattern COOKIES =
      Pattern.compile(
          "(?i)cookie(?:\\\\*+[\"'])?\\s*+[:=]\\s*+(?:\\\\*+[\"'])?"
              + "(?:[^\"'\\\\\\r\\n<=]++|=(?:\\\\*+\"[^\"\\\\\\r\\n]*+\\\\*+\")?+)++");
  private static final Pattern COOKIE =
      Pattern.compile("([^\\s;=,:\"'\\\\\\[]++=)(?:\\\\*+\"[^\"\\\\]*+\\\\*+\"|[^\\s;,]++)");

  private static final List<Rule> ADDRESSES =
      List.of(
          address("A-Za-z0-9._+-", "A-Za-z0-9-", "[A-Za-z]"),
          address("\\p{L}\\p{N}._+-", "\\p{L}\\p{N}-", "\\p{L}"));

  private final Supplier<Set<String>> secrets;
  private final Redactor redactor;
  private final MaskedNumbers numbers;
  private volatile Recurring recurring = new Recurring(Set.of());

  /** What became of short texts that stand in many answers, as long as the secrets are the same. */
  private record Recurring(Set<String> secrets, Map<String, String> masked) {
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    Recurring(Set<String> secrets) {
      this(Set.copyOf(secrets), new ConcurrentHashMap<>());
    }

    void keep(String text, String result) {
      if (text.length() <= LONGEST && masked.size() < MOST) {
        masked.put(text, result);
      }
    }
  }

  MaskedText(Supplier<Set<String>> secrets, MaskedNumbers numbers) {
    this.secrets = secrets;
    redactor = new Redactor(secrets);
    this.numbers = numbers;
  }

  /** Like {@link #mask}, for texts of which there are few and each comes often. */
  String maskRecurring(String text) {
    Set<String> now = secrets.get();
    Recurring known = recurring;
    if (!known.secrets().equals(now)) {
      known = new Recurring(now);
      recurring = known;
    }
    String masked = known.masked().get(text);
    if (masked == null) {
      masked = mask(text);
      known.keep(text, masked);
    }
    return masked;
  }

  private static Rule address(String name, String label, String last) {
    String start =
        "(?:(?<=\\\\[nrtbf])|(?<=\\\\u[0-9A-Fa-f]{4})|(?<![\\\\" + name + "])(?!(?<=%)2[Bb]))";
    String host = "(?:[" + label + "]{1,63}\\.){1,10}" + last + "{2,}+";
    String sign = "(?:@|\\\\u0040|%40)";
    return new Rule(
        ADDRESS_HINTS,
        Pattern.compile(start + "(?:[" + name + "]++|%2[Bb])++" + sign + host),
        ADDRESS);
  }

  String mask(String text) {
    if (text.length() < SHORTEST) {
      return text;
    }
    String masked = redactor.redact(text);
    long found = HINTS.in(masked);
    if (found != 0) {
      for (Rule echo : ECHOES) {
        masked = echo.applied(masked, found);
      }
      if ((found & COOKIE_HINT) != 0) {
        masked = withoutCookies(masked);
      }
      for (Rule address : ADDRESSES) {
        masked = address.applied(masked, found);
      }
    }
    return numbers.mask(masked);
  }

  private static String withoutCookies(String text) {
    return COOKIES
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(COOKIE.matcher(found.group()).replaceAll("$1***")));
  }
}
