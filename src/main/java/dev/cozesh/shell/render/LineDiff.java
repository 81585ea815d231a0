package dev.cozesh.shell.render;

import java.util.List;
import java.util.StringJoiner;

/** The difference of two texts line by line, as {@code diff} writes it; equal ends are folded. */
final class LineDiff {
  private static final int CONTEXT = 3;

  private LineDiff() {}

  /** Lines that go begin with {@code -}, lines that come with {@code +}, others with a blank. */
  static String of(String before, String after) {
    List<String> old = before.isEmpty() ? List.of() : before.lines().toList();
    List<String> now = after.isEmpty() ? List.of() : after.lines().toList();
    int head = 0;
    while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    StringJoiner text = new StringJoiner("\n");
    folded(text, head - CONTEXT);
    old.subList(Math.max(0, head - CONTEXT), head).forEach(line -> text.add(" " + line));
    old.subList(head, old.size() - tail).forEach(line -> text.add("-" + line));
    now.subList(head, now.size() - tail).forEach(line -> text.add("+" + line));
    int end = old.size() - tail;
    old.subList(end, Math.min(old.size(), end + CONTEXT)).forEach(line -> text.add(" " + line));
    folded(text, tail - CONTEXT);
    return text.toString();
  }

  private static void folded(StringJoiner text, int lines) {
    if (lines > 0) {
      text.add("@@ " + lines + (lines == 1 ? " line" : " lines") + " unchanged @@");
    }
  }
}
