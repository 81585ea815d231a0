package dev.cozesh.client.core;

import dev.cozesh.error.CozeUsageException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths and queries: ids are escaped, and no text can change which endpoint is called. */
final class PathText {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern DOTS = Pattern.compile("(?i)(\\.|%2e){1,2}");
  private static final String UNRESERVED = "-._~";
  private static final String LEGAL_IN_PATH = UNRESERVED + "/%!$&'()*+,;=:@";

  private PathText() {}

  static String filled(String template, String... ids) {
    StringBuilder path = new StringBuilder(template.length() + 32);
    int from = 0;
    int next = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int end = template.indexOf('}', open) + 1;
      if (next == ids.length) {
        throw new IllegalArgumentException("too few ids for " + template);
      }
      path.append(template, from, open).append(segment(ids[next++], template, open, end));
      from = end;
    }
    if (next != ids.length) {
      throw new IllegalArgumentException("too many ids for " + template);
    }
    return from == 0 ? template : path.append(template, from, template.length()).toString();
  }

  /** A path typed by hand: escapes stay, dot segments and a query are refused. */
  static String checked(String path) {
    if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new CozeUsageException(
          "not a path: " + visible(path),
          "a path starts with / and holds neither host, ? nor #",
          "write it like /v1/bots and give query values by name");
    }
    for (String segment : path.split("/", -1)) {
      if (DOTS.matcher(segment).matches()) {
        throw refused(path, "it holds a . or .. segment");
      }
    }
    if (hasControl(path)) {
      throw refused(path, "it holds a control character");
    }
    return escaped(path, LEGAL_IN_PATH);
  }

  static String method(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    if (!METHOD.matcher(upper).matches()) {
      throw new CozeUsageException(
          "not an HTTP method: " + visible(method), "", "use GET, POST, PUT, PATCH or DELETE");
    }
    return upper;
  }

  /** Adds a value to a query, both escaped. */
  static void appendQuery(StringBuilder query, String name, String value) {
    query.append(query.isEmpty() ? '?' : '&').append(escaped(name, UNRESERVED));
    query.append('=').append(escaped(value, UNRESERVED));
  }

  private static String segment(String id, String template, int open, int end) {
    if (id.isEmpty() || id.equals(".") || id.equals("..") || hasControl(id)) {
      throw new CozeUsageException(
          "not usable as " + template.substring(open, end) + ": \"" + visible(id) + '"',
          "an empty id, . and .. or a control character would call another endpoint",
          "give the id as Coze shows it, usually 19 digits");
    }
    return escaped(id, UNRESERVED);
  }

  private static CozeUsageException refused(String path, String why) {
    return new CozeUsageException("not usable as a path: " + visible(path), why, "");
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String visible(String text) {
    return Excerpt.of(text, 200);
  }

  private static String escaped(String text, String kept) {
    return isKept(text, kept) ? text : percentEncoded(text, kept);
  }

  private static boolean isKept(String text, String kept) {
    for (int i = 0; i < text.length(); i++) {
      if (!isKept(text.charAt(i), kept)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKept(char c, String kept) {
    return isAsciiLetterOrDigit(c) || kept.indexOf(c) >= 0;
  }

  private static String percentEncoded(String text, String kept) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isKept(c, kept)) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
