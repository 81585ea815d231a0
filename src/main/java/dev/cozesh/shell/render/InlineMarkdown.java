package dev.cozesh.shell.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The marks within one line: emphasis, code, links. The line may still be coming: what a mark means
 * is decided when its end is there, or when it is clear that it has none, and never otherwise; then
 * it is text like any other.
 */
final class InlineMarkdown {
  /** A mark whose end is further away is none; so much of a line is held back at most. */
  private static final int HOLD = 400;

  private static final int HOLD_ADDRESS = 2_000;
  private static final String MARKS = "\\`*_[!";
  private static final String ESCAPED = "\\`*_#~|[]<>";
  private static final int NONE = -1;
  private static final int UNDECIDED = -2;

  private final String text;
  private final boolean ended;
  private final boolean keepsCodeMarks;
  private final List<Run> runs = new ArrayList<>();
  private char before;

  /**
   * A stretch in one style.
   *
   * @param style of {@link Pen}
   */
  record Run(String text, int style) {}

  private InlineMarkdown(String text, char before, boolean ended, boolean keepsCodeMarks) {
    this.text = text;
    this.before = before;
    this.ended = ended;
    this.keepsCodeMarks = keepsCodeMarks;
  }

  /**
   * What of a line is decided.
   *
   * @param consumed characters of the line that the runs stand for
   */
  record Decided(List<Run> runs, int consumed) {}

  /**
   * Reads the rest of a line.
   *
   * @param before the character before it, a line break at the line's start
   * @param ended whether the line has come to its end
   * @param pen whose ink says whether code can be told without its marks
   */
  static Decided read(String text, char before, boolean ended, int style, Pen pen) {
    InlineMarkdown line = new InlineMarkdown(text, before, ended, !pen.hasInk());
    int consumed = line.scan(style);
    return new Decided(line.runs, consumed);
  }

  private int scan(int style) {
    int at = 0;
    while (at < text.length()) {
      int next =
          switch (text.charAt(at)) {
            case '\\' -> escape(at, style);
            case '`' -> code(at, style);
            case '*', '_' -> emphasis(at, style);
            case '[' -> link(at, at, style);
            case '!' -> image(at, style);
            default -> plain(at, style);
          };
      if (next == UNDECIDED) {
        break;
      }
      at = next;
      before = text.charAt(at - 1);
    }
    return at;
  }

  private void add(String run, int style) {
    runs.add(new Run(run, style));
  }

  private int literal(int from, int to, int style) {
    add(text.substring(from, to), style);
    return to;
  }

  private int plain(int at, int style) {
    int to = at;
    while (to < text.length() && MARKS.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return literal(at, to, style);
  }

  private int escape(int at, int style) {
    if (isOpen(at + 1)) {
      return UNDECIDED;
    }
    boolean escaped = at + 1 < text.length() && ESCAPED.indexOf(text.charAt(at + 1)) >= 0;
    return escaped ? literal(at + 1, at + 2, style) : literal(at, at + 1, style);
  }

  /** Whether the line may go on at this place, which is behind all that has come. */
  private boolean isOpen(int at) {
    return !ended && at >= text.length();
  }

  private int endOfRun(int at) {
    int to = at;
    while (to < text.length() && text.charAt(to) == text.charAt(at)) {
      to++;
    }
    return to;
  }

  private int code(int at, int style) {
    int from = endOfRun(at);
    if (isOpen(from)) {
      return UNDECIDED;
    }
    int end = endOfCode(at, from);
    if (end == UNDECIDED) {
      return UNDECIDED;
    }
    if (end == NONE) {
      return literal(at, from, style);
    }
    int marks = keepsCodeMarks ? 0 : from - at;
    add(text.substring(at + marks, end + from - at - marks), style | Pen.CODE);
    return end + from - at;
  }

  /** Where the marks begin that end the code begun at a place. */
  private int endOfCode(int at, int from) {
    for (int to = text.indexOf('`', from);
        to >= 0 && to <= at + HOLD;
        to = text.indexOf('`', endOfRun(to))) {
      if (isOpen(endOfRun(to))) {
        return UNDECIDED;
      }
      if (endOfRun(to) - to == from - at) {
        return to;
      }
    }
    return isDecided(at + HOLD) ? NONE : UNDECIDED;
  }

  private boolean isDecided(int limit) {
    return ended || text.length() > limit;
  }

  private int emphasis(int at, int style) {
    int from = endOfRun(at);
    if (isOpen(from)) {
      return UNDECIDED;
    }
    int marks = from - at;
    int end = marks > 3 || !opens(at, from) ? NONE : endOfEmphasis(at, from);
    if (end == UNDECIDED) {
      return UNDECIDED;
    }
    if (end == NONE) {
      return literal(at, from, style);
    }
    int inner = (marks >= 2 ? Pen.BOLD : 0) | (marks != 2 ? Pen.EMPHASIS : 0);
    within(from, end, style | inner);
    return end + marks;
  }

  private void within(int from, int to, int style) {
    InlineMarkdown inner =
        new InlineMarkdown(text.substring(from, to), text.charAt(from - 1), true, keepsCodeMarks);
    inner.scan(style);
    runs.addAll(inner.runs);
  }

  /** {@code 2*3*4} and {@code a_b_c} are no emphasis; Chinese writes its words without blanks. */
  private boolean opens(int at, int from) {
    boolean strict = text.charAt(at) == '_' || from - at == 1;
    return from < text.length()
        && !Character.isWhitespace(text.charAt(from))
        && !(strict && isWord(before));
  }

  private static boolean isWord(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private int endOfEmphasis(int at, int from) {
    int marks = from - at;
    for (int to = from; to < text.length() && to <= at + HOLD; ) {
      char c = text.charAt(to);
      if (c == '\\') {
        to += 2;
      } else if (c == '`') {
        int code = isOpen(endOfRun(to)) ? UNDECIDED : endOfCode(to, endOfRun(to));
        if (code == UNDECIDED) {
          return UNDECIDED;
        }
        to = code == NONE ? endOfRun(to) : code + endOfRun(to) - to;
      } else if (c == text.charAt(at)) {
        int end = endOfRun(to);
        if (isOpen(end)) {
          return UNDECIDED;
        }
        if (closes(to, end, marks)) {
          return end - marks;
        }
        to = end;
      } else {
        to++;
      }
    }
    return isDecided(at + HOLD) ? NONE : UNDECIDED;
  }

  private boolean closes(int at, int end, int marks) {
    boolean strict = text.charAt(at) == '_' || marks == 1;
    return (end - at == marks || end - at == 3)
        && !Character.isWhitespace(text.charAt(at - 1))
        && !(strict && end < text.length() && isWord(text.charAt(end)));
  }

  private int image(int at, int style) {
    if (isOpen(at + 1)) {
      return UNDECIDED;
    }
    boolean image = at + 1 < text.length() && text.charAt(at + 1) == '[';
    return image ? link(at, at + 1, style) : literal(at, at + 1, style);
  }

  /** {@code [text](address)} is {@code text (address)}. */
  private int link(int at, int bracket, int style) {
    int close = partner(bracket, '[', ']', HOLD);
    if (close == UNDECIDED || close >= 0 && isOpen(close + 1)) {
      return UNDECIDED;
    }
    boolean link = close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == '(';
    int end = link ? partner(close + 1, '(', ')', HOLD_ADDRESS) : NONE;
    if (end == UNDECIDED) {
      return UNDECIDED;
    }
    if (end == NONE) {
      return literal(at, bracket + 1, style);
    }
    String label = text.substring(bracket + 1, close);
    String address = text.substring(close + 2, end);
    if (label.isEmpty() || label.equals(address)) {
      add(address, style);
    } else {
      within(bracket + 1, close, style);
      add(" (" + address + ")", style | Pen.DIM);
    }
    return end + 1;
  }

  /** Where the bracket closes that opens at a place. */
  private int partner(int at, char opening, char closing, int hold) {
    int depth = 0;
    for (int to = at; to < text.length() && to <= at + hold; to++) {
      char c = text.charAt(to);
      if (c == '\\') {
        to++;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return to;
      }
    }
    return isDecided(at + hold) ? NONE : UNDECIDED;
  }
}
