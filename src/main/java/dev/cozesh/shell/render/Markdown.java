package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bot's Markdown as terminal text, while it comes. What it prints depends on the whole text
 * alone, not on how it was cut into pieces; marks that mean nothing stay, and no other text is lost
 * or moved. Only a mark whose end has not come, and a table, are held back. For one thread.
 */
public final class Markdown {
  private static final String RULES = "-*_";
  private static final int RULE = 40;

  private final Screen screen;
  private final Consumer<String> out;
  private final Pen pen;
  private final StringBuilder pending = new StringBuilder();
  private final List<String> table = new ArrayList<>();
  private String halfCharacter = "";
  private String fence = "";
  private Line line = Line.START;
  private int style = Pen.PLAIN;
  private char before = '\n';
  private boolean prefixed;

  /** What the line is that is coming. */
  private enum Line {
    START,
    TEXT,
    CODE
  }

  /**
   * @param out gets clean text with colours, to be printed as it is; no line break is added
   */
  public Markdown(Screen screen, Consumer<String> out) {
    this.screen = requireNonNull(screen, "screen");
    this.out = requireNonNull(out, "out");
    this.pen = new Pen(screen.ink());
  }

  /** Takes the next piece, and prints what is sure. */
  public void piece(String piece) {
    String text = halfCharacter + piece;
    int whole = text.length();
    if (whole > 0 && isHalf(text.charAt(whole - 1))) {
      whole--;
    }
    halfCharacter = text.substring(whole);
    take(text.substring(0, whole), false);
  }

  /** Prints what was held back; the text is over, or broken off. What comes then begins anew. */
  public void end() {
    String rest = halfCharacter;
    halfCharacter = "";
    take(rest, true);
    line = Line.START;
    fence = "";
    before = '\n';
  }

  /** A line break may follow {@code \r}, and the other half a surrogate. */
  private static boolean isHalf(char c) {
    return c == '\r' || Character.isHighSurrogate(c);
  }

  private void take(String text, boolean over) {
    pending.append(Clean.text(text.replace("\r\n", "\n")));
    int end = pending.indexOf("\n");
    while (end >= 0) {
      lineCame(pending.substring(0, end), true);
      pending.delete(0, end + 1);
      end = pending.indexOf("\n");
    }
    if (over) {
      lineCame(pending.toString(), false);
      pending.setLength(0);
      flushTable(false);
      pen.rest();
    } else {
      pending.delete(0, advance(pending.toString(), false));
    }
    String printed = pen.take();
    if (!printed.isEmpty()) {
      out.accept(printed);
    }
  }

  private void lineCame(String text, boolean breaks) {
    int consumed = advance(text, true);
    boolean held = consumed < text.length();
    if (held) {
      table.add(text);
    }
    if (breaks && !held) {
      pen.newLine();
    }
    line = Line.START;
    style = Pen.PLAIN;
    before = '\n';
    prefixed = false;
  }

  /** Prints what is decided of a line. A line that ended is left only when a table holds it. */
  private int advance(String text, boolean ended) {
    int consumed = 0;
    while (line == Line.START && !(text.length() == consumed && !ended)) {
      int begun = start(text.substring(consumed), ended);
      if (begun < 0) {
        return consumed;
      }
      consumed += begun;
    }
    if (line == Line.CODE) {
      pen.write(text.substring(consumed), Pen.PLAIN);
      return text.length();
    }
    if (line == Line.START) {
      return consumed;
    }
    InlineMarkdown.Decided decided =
        InlineMarkdown.read(text.substring(consumed), before, ended, style, pen);
    decided.runs().forEach(run -> pen.write(run.text(), run.style()));
    consumed += decided.consumed();
    if (consumed > 0) {
      before = text.charAt(consumed - 1);
    }
    return consumed;
  }

  /** Finds out what a line is; gives the characters that say so, below 0 when more must come. */
  private int start(String text, boolean ended) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at == text.length() && !ended) {
      return -1;
    }
    char first = at == text.length() ? '\n' : text.charAt(at);
    if (!fence.isEmpty()) {
      return code(text, at, ended);
    }
    if (first == '|' && !prefixed) {
      return -1; // held until the table is whole
    }
    if (!table.isEmpty()) {
      flushTable(true);
    }
    return switch (first) {
      case '`', '~' -> prefixed ? text() : fence(text, at, ended);
      case '#' -> heading(text, at, ended);
      case '>' -> quote(text, at, ended);
      case '-', '*', '_', '+' -> bullet(text, at, ended);
      default -> text();
    };
  }

  private int text() {
    line = Line.TEXT;
    return 0;
  }

  private static int endOfRun(String text, int at) {
    int to = at;
    while (to < text.length() && text.charAt(to) == text.charAt(at)) {
      to++;
    }
    return to;
  }

  private int fence(String text, int at, boolean ended) {
    int end = endOfRun(text, at);
    if (end < text.length() && end - at < 3) {
      return text();
    }
    if (!ended) {
      return -1;
    }
    if (end - at < 3 || text.charAt(at) == '`' && text.indexOf('`', end) >= 0) {
      return text();
    }
    fence = text.substring(at, end);
    return whole(text);
  }

  /** The whole line stands as it is, dim. */
  private int whole(String text) {
    pen.write(text, Pen.DIM);
    line = Line.CODE;
    return text.length();
  }

  private int code(String text, int at, boolean ended) {
    int end = at < text.length() && text.charAt(at) == fence.charAt(0) ? endOfRun(text, at) : at;
    boolean mayClose = end > at && text.substring(end).isBlank();
    if (mayClose && !ended) {
      return -1;
    }
    if (mayClose && end - at >= fence.length()) {
      fence = "";
      return whole(text);
    }
    line = Line.CODE;
    return 0;
  }

  /** Bold without its marks; without colours the marks are what tells it. */
  private int heading(String text, int at, boolean ended) {
    int end = endOfRun(text, at);
    if (end == text.length() && !ended) {
      return -1;
    }
    line = Line.TEXT;
    if (end - at > 6 || end == text.length() || text.charAt(end) != ' ') {
      return 0;
    }
    style = Pen.BOLD;
    pen.write(pen.hasInk() ? text.substring(0, at) : text.substring(0, end + 1), Pen.PLAIN);
    before = ' ';
    return end + 1;
  }

  private int quote(String text, int at, boolean ended) {
    if (at + 1 == text.length() && !ended) {
      return -1;
    }
    boolean blank = at + 1 < text.length() && text.charAt(at + 1) == ' ';
    pen.write(text.substring(0, at) + (at + 1 < text.length() ? "│ " : "│"), Pen.DIM);
    prefixed = true;
    before = ' ';
    return at + (blank ? 2 : 1);
  }

  private int bullet(String text, int at, boolean ended) {
    char mark = text.charAt(at);
    long marks = text.substring(at).chars().filter(c -> c == mark).count();
    boolean alone =
        RULES.indexOf(mark) >= 0 && text.substring(at).chars().allMatch(c -> c == mark || c == ' ');
    if (!ended && (alone || at + 1 == text.length())) {
      return -1;
    }
    if (alone && marks >= 3) {
      line = Line.CODE;
      int columns = Math.min(RULE, screen.line());
      pen.write(text.substring(0, at) + "─".repeat(columns), Pen.DIM);
      return text.length();
    }
    line = Line.TEXT;
    if (mark == '_' || at + 1 >= text.length() || text.charAt(at + 1) != ' ') {
      return 0;
    }
    pen.write(text.substring(0, at) + "• ", Pen.PLAIN);
    before = ' ';
    return at + 2;
  }

  /**
   * @param breaks whether a line break stood behind the last line
   */
  private void flushTable(boolean breaks) {
    if (table.isEmpty()) {
      return;
    }
    List<String> lines = List.copyOf(table);
    table.clear();
    MarkdownTable.of(lines, pen)
        .ifPresentOrElse(whole -> whole.write(pen, screen.columns()), () -> noTable(lines));
    if (breaks) {
      pen.newLine();
    }
  }

  private void noTable(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      if (at > 0) {
        pen.newLine();
      }
      InlineMarkdown.read(lines.get(at), '\n', true, Pen.PLAIN, pen)
          .runs()
          .forEach(run -> pen.write(run.text(), run.style()));
    }
  }
}
