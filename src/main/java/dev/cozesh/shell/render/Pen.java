package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

/** Writes text in styles; a style begins and ends where it changes, however the text is cut. */
final class Pen {
  static final int PLAIN = 0;
  static final int BOLD = 1;
  static final int EMPHASIS = 2;
  static final int CODE = 4;
  static final int DIM = 8;

  private static final String RESET = "\u001b[0m";
  private static final String[] CODES = {"1", "4", "36", "2"};

  private final Ink ink;
  private final StringBuilder written = new StringBuilder();
  private int style = PLAIN;

  Pen(Ink ink) {
    this.ink = requireNonNull(ink, "ink");
  }

  boolean hasInk() {
    return ink.on();
  }

  /** Writes clean text. */
  void write(String text, int wanted) {
    if (!text.isEmpty()) {
      change(wanted);
      written.append(text);
    }
  }

  /** Ends the line; no style goes on behind it. */
  void newLine() {
    change(PLAIN);
    written.append('\n');
  }

  /** Ends the style. */
  void rest() {
    change(PLAIN);
  }

  private void change(int wanted) {
    if (!ink.on() || wanted == style) {
      return;
    }
    if (style != PLAIN) {
      written.append(RESET);
    }
    if (wanted != PLAIN) {
      written.append("\u001b[").append(codes(wanted)).append('m');
    }
    style = wanted;
  }

  private static String codes(int style) {
    StringBuilder codes = new StringBuilder();
    for (int bit = 0; bit < CODES.length; bit++) {
      if ((style & 1 << bit) != 0) {
        codes.append(codes.isEmpty() ? "" : ";").append(CODES[bit]);
      }
    }
    return codes.toString();
  }

  /** What was written since the last time. */
  String take() {
    String taken = written.toString();
    written.setLength(0);
    return taken;
  }
}
