package dev.cozesh.probe.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path as a lenient server might read it: unescaped, in lower case, without doubled slashes, dots
 * and a slash at its end; and the words in it, those in braces left out.
 */
final class PathWords {
  private static final Set<String> ACTIONS =
      Set.of(
          "create",
          "add",
          "new",
          "insert",
          "update",
          "edit",
          "modify",
          "set",
          "save",
          "delete",
          "remove",
          "del",
          "clear",
          "reset",
          "cancel",
          "stop",
          "start",
          "run",
          "execute",
          "send",
          "submit",
          "import",
          "upload",
          "copy",
          "duplicate",
          "move",
          "install",
          "uninstall",
          "enable",
          "disable",
          "bind",
          "unbind",
          "publish",
          "unpublish",
          "release",
          "revoke",
          "archive",
          "restore",
          "rollback",
          "call",
          "invoke",
          "trigger");
  private static final Set<String> PUBLISHING =
      Set.of("publish", "unpublish", "republish", "release", "offline", "online");
  private static final int DECODED_MOST = 3;

  private static final Pattern DISGUISE = Pattern.compile("[%\\\\;?#\\s\\p{Cntrl}]|\\.\\.");

  private final String lenient;
  private final boolean disguised;
  private final List<String> words;
  private final String joined;

  PathWords(String path) {
    lenient = lenient(path);
    disguised = DISGUISE.matcher(path).find();
    words =
        Arrays.stream(
                spaced(withoutHoles(unescaped(path))).toLowerCase(Locale.ROOT).split("[^a-z]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    joined = String.join("", words);
  }

  /** As a lenient server might read it; what is written in braces stays. */
  String lenient() {
    return lenient;
  }

  /** Whether a lenient server may read another path in it. */
  boolean isDisguised() {
    return disguised;
  }

  /** Whether one of the words is there, or one of the roots, be it in or across words. */
  boolean has(Set<String> whole, Set<String> roots) {
    for (String word : words) {
      if (whole.contains(word) || whole.contains(singular(word))) {
        return true;
      }
    }
    for (String root : roots) {
      if (joined.contains(root)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it decides what end users see. */
  boolean publishes() {
    return has(PUBLISHING, Set.of());
  }

  /** Whether it names something to be done, whatever the method says. */
  boolean acts() {
    return has(ACTIONS, Set.of());
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static String withoutHoles(String path) {
    return path.replaceAll("\\{[^{}/]*}", "");
  }

  /** {@code getOnlineInfo} as three words. */
  private static String spaced(String path) {
    return path.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
  }

  private static String lenient(String path) {
    Deque<String> segments = new ArrayDeque<>();
    String plain = unescaped(path).replace('\\', '/').toLowerCase(Locale.ROOT);
    for (String segment : plain.split("/+")) {
      String bare = segment.replaceFirst(";.*", "").strip();
      if (bare.equals("..")) {
        segments.pollLast();
      } else if (!bare.isEmpty() && !bare.equals(".")) {
        segments.addLast(bare);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static String unescaped(String path) {
    String plain = path;
    for (int i = 0; i < DECODED_MOST && plain.contains("%"); i++) {
      try {
        plain = URLDecoder.decode(plain.replace("+", "%2B"), UTF_8);
      } catch (IllegalArgumentException e) {
        return plain; // a lone percent sign means itself
      }
    }
    return plain;
  }
}
