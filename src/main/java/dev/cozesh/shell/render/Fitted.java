package dev.cozesh.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text for people, broken between words where the screen ends. */
public final class Fitted {
  // What stands in columns before the words: "  why:   ", "ok  server      ", "  next: ".
  private static final Pattern LABELS =
      Pattern.compile(" *(?:\\S+(?: \\S+)? {2,}){0,2}(?:[a-z]+: )?");
  private static final Pattern LABEL = Pattern.compile(" *\\S+(?:: | {2,})");
  private static final String EXAMPLE = "    ";
  private static final int LEAST_ROOM = 16;
  private static final int FULL = 80;

  private Fitted() {}

  /**
   * The lines, what goes on below a label standing below its words.
   *
   * @param text clean text without colours
   * @param columns of the screen; 0 when nothing is to be fitted to a width
   */
  public static String to(int columns, String text) {
    return columns == 0
        ? text
        : text.lines().map(line -> line(line, columns)).collect(Collectors.joining("\n"));
  }

  /**
   * The lines, those that one sentence was broken into joined before they are fitted; examples,
   * which stand four blanks to the right, stay as they are.
   *
   * @param columns of the screen; 0 when nothing is to be fitted to a width
   */
  public static String reflowed(int columns, String text) {
    if (columns == 0) {
      return text;
    }
    List<String> lines = new ArrayList<>();
    String before = "";
    for (String line : text.split("\n", -1)) {
      boolean example = line.startsWith(EXAMPLE) && (before.isBlank() || isExample(lines));
      if (!example && goesOn(before, line)) {
        lines.add(lines.remove(lines.size() - 1) + " " + line.strip());
      } else {
        lines.add(line);
      }
      before = line;
    }
    return lines.stream()
        .map(line -> line.startsWith(EXAMPLE) ? line : line(line, columns))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isExample(List<String> lines) {
    return !lines.isEmpty() && lines.get(lines.size() - 1).startsWith(EXAMPLE);
  }

  /** Whether the second line is there only because the first was full. */
  private static boolean goesOn(String before, String line) {
    if (line.isBlank() || LABEL.matcher(line).lookingAt()) {
      return false;
    }
    if (indent(line) > indent(before)) {
      return LABEL.matcher(before).lookingAt();
    }
    int word = line.stripLeading().indexOf(' ');
    String first = word < 0 ? line.strip() : line.stripLeading().substring(0, word);
    return indent(before) == indent(line) && Width.of(before + " " + first) > FULL;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String line(String line, int columns) {
    Matcher labels = LABELS.matcher(line);
    int margin = labels.lookingAt() ? Width.of(labels.group()) : 0;
    if (Width.of(line) <= columns || columns - margin < LEAST_ROOM) {
      return line;
    }
    String words = line.substring(labels.end());
    return labels.group() + Wrapped.of(words, columns - margin, " ".repeat(margin));
  }
}
