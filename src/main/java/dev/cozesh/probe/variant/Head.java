package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The methods of a pattern, and where the rest stands.
 *
 * @param methods upper case, one or more
 * @param from where server or path begin
 * @param to the blank behind the query, or the end of the text
 */
record Head(List<String> methods, int from, int to) {
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final int MOST_METHODS = 100;

  /** The most characters of a pattern; servers take no longer address. */
  static final int LONGEST = 8_192;

  /**
   * The head of a pattern.
   *
   * @throws CozeUsageException when a method is none, or no path follows
   */
  static Head of(Written written) {
    String text = written.text();
    int start = unblank(text, 0);
    if (start == text.length()) {
      throw written.wrong(0, "a pattern is missing", "write a method and a path: `GET /v1/bots`");
    }
    int end = methodEnd(text, start);
    if (blank(text, start) - start > LONGEST) {
      throw tooLong(written, start);
    }
    if (end == start) {
      return new Head(List.of("GET"), start, blank(text, start));
    }
    List<String> methods = methods(written, start, end);
    int from = unblank(text, end);
    if (from == text.length()) {
      throw written.wrong(
          end, "no path follows the method", "write `" + methods.get(0) + " /v1/…`");
    }
    int to = blank(text, from);
    if (to - from > LONGEST) {
      throw tooLong(written, from);
    }
    return new Head(methods, from, to);
  }

  private static CozeUsageException tooLong(Written written, int from) {
    return written.wrong(
        from,
        String.format(Locale.ROOT, "a pattern is longer than %,d characters", LONGEST),
        "write it as several patterns");
  }

  /** Whether a request can have this method, upper case. */
  static boolean isMethod(String word) {
    return METHODS.contains(word);
  }

  private static List<String> methods(Written written, int start, int end) {
    Choice.Sequence choice = new Choice.Sequence(Braces.read(written, start, end));
    if (choice.count() > MOST_METHODS) {
      throw written.wrong(start, "there are not so many methods", "name each once: `{GET,POST}`");
    }
    List<String> methods =
        choice.texts().stream().map(method -> method.strip().toUpperCase(Locale.ROOT)).toList();
    for (String method : methods) {
      if (!isMethod(method)) {
        throw written.wrong(start, "`" + Secrets.quoted(method) + "` is no method", advice(method));
      }
    }
    return methods;
  }

  private static String advice(String method) {
    String near = Nearest.hint(method, METHODS);
    return near.isEmpty() ? "begin with GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS" : near;
  }

  /** Where the method ends; the start itself when a server or a path stands there. */
  private static int methodEnd(String text, int start) {
    if (text.charAt(start) == '/' || Target.isAbsolute(text.substring(start))) {
      return start;
    }
    int end = text.charAt(start) == '{' ? closed(text, start) : blank(text, start);
    boolean followed = end == text.length() || Character.isWhitespace(text.charAt(end));
    return text.charAt(start) != '{' || followed ? end : start;
  }

  /** Behind the brace that closes the one at that place; the end of the text when none does. */
  private static int closed(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\\') {
        at++;
      } else if (next == '{') {
        depth++;
      } else if (next == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return text.length();
  }

  private static int blank(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int unblank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
