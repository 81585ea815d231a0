package dev.cozesh.probe.variant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a request goes, out of the text of an address.
 *
 * @param base scheme, host and port; empty when the text begins with the path
 * @param path not escaped
 * @param query not escaped
 */
record Target(Optional<URI> base, String path, Map<String, List<String>> query) {
  /**
   * The parts of an address; a name and password in it, and what stands behind {@code #}, are left
   * out.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static Target of(String text) {
    String address = text.contains("#") ? text.substring(0, text.indexOf('#')) : text;
    int begin = isAbsolute(address) ? pathOf(address) : 0;
    Optional<URI> base =
        begin == 0 ? Optional.empty() : Optional.of(base(address.substring(0, begin)));
    String rest = address.substring(begin);
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    if (!base.isEmpty() && path.isEmpty()) {
      path = "/";
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash");
    }
    return new Target(base, unescaped(path.replace("+", "%2B")), query(mark, rest));
  }

  /** Whether it begins with {@code http://} or {@code https://}. */
  static boolean isAbsolute(String text) {
    String head = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
    return head.startsWith("http://") || head.startsWith("https://");
  }

  private static int pathOf(String address) {
    for (int at = address.indexOf("//") + 2; at < address.length(); at++) {
      if (address.charAt(at) == '/' || address.charAt(at) == '?') {
        return at;
      }
    }
    return address.length();
  }

  private static URI base(String text) {
    int host = Math.max(text.lastIndexOf('@') + 1, text.indexOf("//") + 2);
    String scheme = text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
    try {
      URI base = URI.create(scheme + "://" + text.substring(host).toLowerCase(Locale.ROOT));
      if (base.getHost() != null) {
        return base;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the host is not one that can be called", e);
    }
    throw new IllegalArgumentException("the host is not one that can be called");
  }

  private static Map<String, List<String>> query(int mark, String rest) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (mark >= 0) {
      pairs(rest.substring(mark + 1), query);
    }
    return query;
  }

  /** Adds the names and values of a form or a query. */
  static void pairs(String form, Map<String, List<String>> into) {
    for (String pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = unescaped(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : unescaped(pair.substring(equals + 1));
        into.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
  }

  private static String unescaped(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "behind a `%` stand two hexadecimal digits; write `%25` for the character", e);
    }
  }
}
