package dev.cozesh.probe.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of one command as a shell reads them: quotes, escapes, lines that go on. A variable,
 * {@code $BOT_ID}, becomes a hole, {@code {bot_id}}. What stands behind a pipe or another operator
 * is not part of the command.
 */
final class ShellWords {
  private static final String OPERATORS = "|;<>&";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private StringBuilder word;
  private int at;

  private ShellWords(String text, int from) {
    this.text = text;
    at = from;
  }

  /**
   * Reads up to the end of the command.
   *
   * @throws IllegalArgumentException with a sentence, when a quote is not closed
   */
  static Command read(String text, int from) {
    return new ShellWords(text, from).command();
  }

  /**
   * A command.
   *
   * @param words without quotes
   * @param end the line break behind it, or the end of the text
   */
  record Command(List<String> words, int end) {}

  private Command command() {
    while (at < text.length() && text.charAt(at) != '\n') {
      char next = text.charAt(at);
      boolean begins = word == null;
      if (Character.isWhitespace(next)) {
        finish();
        at++;
      } else if (begins && (next == '#' || OPERATORS.indexOf(next) >= 0)) {
        at = lineEnd();
      } else if (goesOn()) {
        at = text.indexOf('\n', at) + 1;
      } else {
        word = begins ? new StringBuilder() : word;
        unquoted(next);
      }
    }
    finish();
    return new Command(List.copyOf(words), Math.min(at, text.length()));
  }

  private void finish() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void unquoted(char next) {
    if (next == '\\') {
      word.append(text, Math.min(at + 1, text.length()), Math.min(at + 2, text.length()));
      at += 2;
    } else if (next == '\'') {
      at++;
      single();
    } else if (next == '"') {
      at++;
      twofold();
    } else if (text.startsWith("$'", at)) {
      at += 2;
      escapes();
    } else if (next == '$') {
      variable();
    } else {
      word.append(next);
      at++;
    }
  }

  /** Whether a backslash joins this line to the next. */
  private boolean goesOn() {
    return text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at);
  }

  private void single() {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw open("'");
    }
    word.append(text, at, end);
    at = end + 1;
  }

  private void twofold() {
    while (at < text.length() && text.charAt(at) != '"') {
      char next = text.charAt(at);
      if (next == '$') {
        variable();
      } else if (next == '\\' && at + 1 < text.length()) {
        char escaped = text.charAt(at + 1);
        word.append("\"\\$`".indexOf(escaped) >= 0 ? "" : "\\");
        word.append(escaped);
        at += 2;
      } else {
        word.append(next);
        at++;
      }
    }
    close('"');
  }

  private void escapes() {
    while (at < text.length() && text.charAt(at) != '\'') {
      char next = text.charAt(at++);
      if (next == '\\' && at < text.length()) {
        escape(text.charAt(at++));
      } else {
        word.append(next);
      }
    }
    close('\'');
  }

  private void escape(char kind) {
    int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
    int end = at;
    while (end < text.length() && end < at + digits && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    if (end > at) {
      word.append((char) Integer.parseInt(text, at, end, 16));
      at = end;
    } else {
      int place = "nrt".indexOf(kind);
      word.append(place < 0 ? kind : "\n\r\t".charAt(place));
    }
  }

  private void close(char quote) {
    if (at == text.length()) {
      throw open(String.valueOf(quote));
    }
    at++;
  }

  private static IllegalArgumentException open(String quote) {
    return new IllegalArgumentException("the quote " + quote + " is not closed");
  }

  private void variable() {
    boolean braced = text.startsWith("${", at);
    int from = at + (braced ? 2 : 1);
    int end = from;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    if (end == from || braced && !text.startsWith("}", end)) {
      word.append('$');
      at++;
      return;
    }
    word.append('{').append(text.substring(from, end).toLowerCase(Locale.ROOT)).append('}');
    at = braced ? end + 1 : end;
  }

  private static boolean isName(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
