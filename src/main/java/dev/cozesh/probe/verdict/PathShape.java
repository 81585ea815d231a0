package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A path taken apart: its prefix, which calibrates it, and below it names and ids. */
record PathShape(String prefix, List<String> below) {
  private static final Pattern ID =
      Pattern.compile("\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|(?=[a-f]*\\d)[0-9a-f]{16,}");

  PathShape {
    below = List.copyOf(below);
  }

  static PathShape of(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    int own =
        Math.min(segments.size(), !segments.isEmpty() && segments.get(0).equals("api") ? 2 : 1);
    return new PathShape(
        "/" + String.join("/", segments.subList(0, own)), segments.subList(own, segments.size()));
  }

  static boolean isId(String segment) {
    return ID.matcher(segment).matches();
  }

  /** The place of the last name below the prefix; -1 when there are only ids, or nothing. */
  int lastName() {
    for (int at = below.size() - 1; at >= 0; at--) {
      if (!isId(below.get(at))) {
        return at;
      }
    }
    return -1;
  }

  /** What a path shares with its twins: everything but the last name and the value of ids. */
  String frame() {
    if (below.isEmpty()) {
      return prefix + "/*";
    }
    StringBuilder frame = new StringBuilder(prefix);
    for (int at = 0; at < below.size(); at++) {
      String segment = below.get(at);
      frame.append('/').append(at == lastName() ? "*" : isId(segment) ? "#" : segment);
    }
    return frame.toString();
  }
}
