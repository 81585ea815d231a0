package dev.cozesh.probe.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a text what came from the request and what changes by itself, so that the rest can
 * be compared: {@code The requested API endpoint {METHOD} {PATH} does not exist.} A template's
 * template is itself. Immutable.
 */
final class Template {
  /** The longest template, in characters. */
  static final int LENGTH = 300;

  private static final int READ = 4_000;
  private static final int SHORTEST_VALUE = 4;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ESCAPED = Pattern.compile("[^A-Za-z0-9]+");
  private static final Marking TOKEN =
      rule("(?:(?:pat|sat|czu|cztei)_[A-Za-z0-9_]{4,}|\\bBearer\\s+[^\\s\"']+)", "{TOKEN}");

  /**
   * What changes by itself, and has a digit in it. The order matters: a log id begins like a
   * number.
   */
  private static final List<Marking> CHANGING =
      List.of(
          rule("(?<![0-9A-Fa-f])20\\d{12}[0-9A-Fa-f]{6,}(?![0-9A-Fa-f])", "{LOG}"),
          rule(
              "(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])",
              "{UUID}"),
          rule(
              "\\d{4}[-/]\\d{2}[-/]\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?)?"
                  + "(?: ?(?:Z|[+-]\\d{2}:?\\d{2}|UTC|GMT))?",
              "{TIME}"),
          rule(
              "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \\d{1,2} [A-Z][a-z]{2} \\d{4}"
                  + "(?: \\d{2}:\\d{2}:\\d{2}(?: GMT| UTC)?)?",
              "{TIME}"),
          rule("(?<!\\d)\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?!\\d)", "{TIME}"),
          rule("(?<!\\d)1\\d{9}(?:\\d{3})?(?!\\d)", "{TIME}"),
          rule("(?<!\\d)\\d{15,}(?!\\d)", "{ID}"),
          rule("(?<![0-9A-Za-z])(?=[A-Fa-f]*\\d)[0-9A-Fa-f]{16,}(?![0-9A-Za-z])", "{HEX}"),
          rule(
              "(?<![\\w.])\\d+(?:\\.\\d+)? ?(?:ns|us|µs|ms|s|sec|secs|seconds?|milliseconds?|minutes?)"
                  + "(?![\\w])",
              "{DURATION}"),
          rule("(?<![\\w.])\\d{6,}(?![\\w.])", "{NUMBER}"));

  private final List<Marking> rules;

  private Template(List<Marking> rules) {
    this.rules = rules;
  }

  /** The template of answers to a request. */
  static Template of(Sent sent) {
    List<Marking> rules = new ArrayList<>();
    host(sent.base(), rules);
    path(sent, rules);
    rules.add(new Marking.Word(sent.method(), "{METHOD}"));
    segments(sent.path()).forEach(each -> rules.add(new Marking.Word(each, "{SEGMENT}")));
    values(sent).forEach(each -> rules.add(new Marking.Word(each, "{VALUE}")));
    rules.add(TOKEN);
    return new Template(rules);
  }

  /** The text with markers, in one line. */
  String of(String text) {
    String now = text.substring(0, Math.min(text.length(), READ));
    String before;
    // What one rule takes out may be what kept another from fitting; each step leaves less.
    do {
      before = now;
      now = once(before);
    } while (!now.equals(before));
    return now;
  }

  private String once(String text) {
    String now = SPACE.matcher(text.replace("\\/", "/")).replaceAll(" ").strip();
    for (Marking rule : rules) {
      now = rule.applied(now);
    }
    if (now.chars().anyMatch(Character::isDigit)) {
      for (Marking rule : CHANGING) {
        now = rule.applied(now);
      }
    }
    return now.substring(0, Math.min(now.length(), LENGTH)).strip();
  }

  private static void host(URI base, List<Marking> rules) {
    String host = base.getHost();
    if (host != null) {
      String port = base.getPort() < 0 ? "" : "(?::" + base.getPort() + ")?";
      String pattern = "(?<![\\w.-])" + Pattern.quote(host) + port + "(?![\\w-])";
      rules.add(new Marking.Sought(host, pattern, "{HOST}"));
    }
    if (base.getPort() >= 1_000) {
      rules.add(new Marking.Word(Integer.toString(base.getPort()), "{PORT}"));
    }
  }

  /** The path in every spelling, with its query, but not as the beginning of a longer one. */
  private static void path(Sent sent, List<Marking> rules) {
    String path = sent.path().length() > 1 ? sent.path().replaceFirst("/+$", "") : sent.path();
    String below = sent.base().getPath() == null ? "" : sent.base().getPath();
    Set<String> spellings = new LinkedHashSet<>();
    for (String each : List.of(below + path, path)) {
      rules.add(new Marking.Path(each, "{PATH}"));
      String escaped = URLEncoder.encode(each, UTF_8).replace("+", "%20");
      spellings.add(each);
      spellings.add(escaped);
      spellings.add(escaped.replace("%2F", "/"));
    }
    String any =
        spellings.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow();
    String pattern = "(?:" + any + ")(?!/?[\\w%-])(?:/?\\?[^\\s\"'<>`]*[^\\s\"'<>`.,;:)])?";
    rules.add(new Marking.Sought(inEverySpelling(path), pattern, "{PATH}"));
  }

  /** The longest part of a path that nobody has to escape. */
  private static String inEverySpelling(String path) {
    String longest = "";
    for (String part : ESCAPED.split(path)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return longest;
  }

  /**
   * The segments that no message has by chance. Real names stay: a message about a bot speaks of
   * bots, whether or not it repeats a segment of {@code /v1/bots}.
   */
  private static List<String> segments(String path) {
    List<String> found = new ArrayList<>();
    for (String segment : path.split("/")) {
      boolean mixed =
          segment.length() >= 8
              && segment.chars().anyMatch(Character::isDigit)
              && segment.chars().anyMatch(Character::isLetter);
      if (segment.startsWith(RandomPaths.MARK) || mixed || segment.length() >= 24) {
        found.add(segment);
      }
    }
    return longestFirst(found);
  }

  private static List<String> values(Sent sent) {
    List<String> found = new ArrayList<>();
    sent.query().values().forEach(found::addAll);
    sent.body().ifPresent(body -> texts(body, found));
    found.removeIf(value -> value.strip().length() < SHORTEST_VALUE);
    return longestFirst(found);
  }

  private static void texts(JsonNode node, List<String> found) {
    if (node.isTextual()) {
      found.add(node.textValue());
    }
    node.forEach(child -> texts(child, found));
  }

  private static List<String> longestFirst(Collection<String> texts) {
    return texts.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Marking rule(String pattern, String marker) {
    return new Marking.Fitting(Pattern.compile(pattern), marker);
  }
}
