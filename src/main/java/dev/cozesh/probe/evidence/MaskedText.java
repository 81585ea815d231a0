package dev.cozesh.probe.evidence;

import dev.cozesh.http.Redactor;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private record Rule(Pattern pattern, String instead) {
    Rule(String pattern, String instead) {
      this(Pattern.compile(pattern), instead);
    }

    String applied(String text) {
      return pattern.matcher(text).replaceAll(instead);
    }
  }

  // Repetitions are possessive: a body of 64 KB is neither walked through twice nor recursed into.
  private static final List<Rule> ECHOES =
      List.of(
          new Rule(
              "(?:"
                  + AFTER_AN_ESCAPE
                  + "|(?<=_))((?:pat|sat|czs|czu|cztei)_)[A-Za-z0-9._~+/=-]{4,}+",
              "$1***"),
          new Rule(
              "(?i)(authorization(?:\\\\*+[\"'])?\\s*+[:=]\\s*+\\[?\\s*+(?:\\\\*+[\"'])?)"
                  + "(?:(?:bearer|basic|digest|token|apikey)(?:\\s|%20|\\+)++"
                  + "[^\\s\"'\\\\<>,;\\]}]++|[A-Za-z0-9._~+/=%-]{16,}+)",
              "$1***"),
          new Rule("(?i)\\b(bearer(?:%20|\\+)++)[^\\s&\"'<>\\\\,;*]{4,}+", "$1***"),
          new Rule(
              "(?i)(\"" + NAMES + "\"\\s*+:\\s*+\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+", "$1***"),
          new Rule("(?i)(\\\\++\"" + NAMES + "\\\\++\"\\s*+:\\s*+\\\\++\")[^\"\\\\]*+", "$1***"),
          new Rule("(?i)\\b(" + NAMES + "(?:=|%3D))[^&\\s\"'<>;,\\\\%]++", "$1***"),
          new Rule("(?i)(cookie\\\\*+\"\\s*+:\\s*+\\[)[^\\]]*+(?=\\])", "$1"));

  private static final Pattern COOKIES =
      Pattern.compile(
          "(?i)\\bcookie(?:\\\\*+[\"'])?\\s*+[:=]\\s*+(?:\\\\*+[\"'])?"
              + "(?:[^\"'\\\\\\r\\n<=]++|=(?:\\\\*+\"[^\"\\\\\\r\\n]*+\\\\*+\")?+)++");
  private static final Pattern COOKIE =
      Pattern.compile("([^\\s;=,:\"'\\\\\\[]++=)(?:\\\\*+\"[^\"\\\\]*+\\\\*+\"|[^\\s;,]++)");

  private static final List<Rule> ADDRESSES =
      List.of(
          address("A-Za-z0-9._%+-", "(?:@|\\\\u0040)", "A-Za-z0-9-", "[A-Za-z]"),
          address("A-Za-z0-9._+-", "%40", "A-Za-z0-9-", "[A-Za-z]"),
          address("\\p{L}\\p{N}._%+-", "(?:@|\\\\u0040|%40)", "\\p{L}\\p{N}-", "\\p{L}"));

  private final Redactor redactor;
  private final MaskedNumbers numbers;

  MaskedText(Supplier<Set<String>> secrets, MaskedNumbers numbers) {
    redactor = new Redactor(secrets);
    this.numbers = numbers;
  }

  private static Rule address(String name, String at, String label, String last) {
    String start = "(?:" + AFTER_AN_ESCAPE + "|(?<![" + name + "\\\\]))";
    String host = "(?:[" + label + "]{1,63}\\.){1,10}" + last + "{2,}+";
    return new Rule(start + "[" + name + "]++" + at + host, ADDRESS);
  }

  String mask(String text) {
    if (text.length() < SHORTEST) {
      return text;
    }
    String masked = redactor.redact(text);
    for (Rule echo : ECHOES) {
      masked = echo.applied(masked);
    }
    if (masked.contains("@") || masked.contains("40")) {
      for (Rule address : ADDRESSES) {
        masked = address.applied(masked);
      }
    }
    return numbers.mask(withoutCookies(masked));
  }

  private static String withoutCookies(String text) {
    return COOKIES
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(COOKIE.matcher(found.group()).replaceAll("$1***")));
  }
}
