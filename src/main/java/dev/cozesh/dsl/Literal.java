package dev.cozesh.dsl;

import dev.cozesh.error.Unseen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Texts as literals of the language: read back, each is the very text, and nothing in it is
 * evaluated. What cannot be seen is escaped, so that a literal can be shown on a terminal.
 */
public final class Literal {
  private static final String BLOCK = "'''";

  /** Java keeps a constant's length in two bytes; this leaves room for how it counts. */
  private static final int MOST_BYTES = 40_000;

  private Literal() {}

  /** A literal on one line; in double quotes where that needs no escapes that single ones spare. */
  public static String line(String text) {
    boolean single = (text.indexOf('$') >= 0 || text.indexOf('"') >= 0) && text.indexOf('\'') < 0;
    char quote = single ? '\'' : '"';
    return pieces(text, piece -> quote + escaped(piece, quote, false) + quote);
  }

  /**
   * {@return what stands for a text within quotes, on one line}
   *
   * @param text any
   * @param quote the quotation mark around it: {@code "} or {@code '}
   */
  public static String inside(String text, char quote) {
    return escaped(text, quote, false);
  }

  /** A literal that keeps its lines, where the text has several; else one on one line. */
  static String block(String text) {
    return text.indexOf('\n') < 0
        ? line(text)
        : pieces(text, piece -> BLOCK + "\\\n" + escaped(piece, '\'', true) + BLOCK);
  }

  /** A text for a comment: on one line, all of it seen. */
  public static String comment(String text) {
    return escaped(text, '\0', false);
  }

  private static String pieces(String text, UnaryOperator<String> quoted) {
    if (text.length() < MOST_BYTES / 3) {
      return quoted.apply(text);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MOST_BYTES) {
        pieces.add(piece.toString());
        piece.setLength(0);
        bytes = 0;
      }
      piece.append(character);
      bytes += size;
    }
    pieces.add(piece.toString());
    return pieces.stream().map(quoted).collect(Collectors.joining(" + "));
  }

  private static String escaped(String text, char quote, boolean inBlock) {
    StringBuilder escaped = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      int c = points[at];
      if (c == '\n' && inBlock) {
        escaped.append('\n');
      } else if (c == quote && inBlock) {
        boolean ends = at == points.length - 1 || points[at + 1] == quote;
        escaped.append(ends ? "\\'" : "'");
      } else if (c == quote || c == '\\' || c == '$' && quote == '"') {
        escaped.append('\\').appendCodePoint(c);
      } else {
        append(escaped, c);
      }
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        if (Unseen.is(c)) {
          for (char unit : Character.toChars(c)) {
            escaped.append(String.format("\\u%04x", (int) unit));
          }
        } else {
          escaped.appendCodePoint(c);
        }
      }
    }
  }
}
