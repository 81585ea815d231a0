package dev.cozesh.probe.report;

import dev.cozesh.error.Unseen;
import java.util.List;
import java.util.stream.Collectors;

/** Any text as GitHub's Markdown that shows it and nothing else. */
final class Markdown {
  private static final String MEANS_SOMETHING = "\\`*_{}[]<>|#~&!+-=.:()$^\"'@/";
  private static final String ESCAPED = "\\`*_{}[]<>|#~&!$^";

  private Markdown() {}

  /** A text in a line of prose or a cell of a table. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    oneLine(text)
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80 && ESCAPED.indexOf(c) >= 0) {
                escaped.append('\\');
              }
              escaped.appendCodePoint(c);
            });
    return escaped.toString();
  }

  /** A text as code, also in a cell; nothing for nothing. */
  static String code(String text) {
    String line = oneLine(text);
    if (line.isBlank()) {
      return "";
    }
    boolean plain = line.chars().noneMatch(c -> c == '`' || c == '|' || c == '\\');
    return plain ? '`' + line + '`' : "<code>" + entities(line) + "</code>";
  }

  private static String entities(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x80 && MEANS_SOMETHING.indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /** Lines of code; the fence is longer than any in them. */
  static String fence(String language, String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + code + "\n" + fence + "\n";
  }

  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String header(List<String> names) {
    return row(names) + row(names.stream().map(name -> "---").toList());
  }

  /** What nobody sees is shown as an escape, a line break as a space. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
              } else if (Unseen.is(c)) {
                line.append(String.format("\\u{%x}", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString().strip();
  }
}
