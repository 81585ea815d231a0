package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.script.Colouring;
import dev.cozesh.dsl.script.Colouring.Span;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours the text in the line editor; adds, drops and changes no character of it. Shows the pair
 * of brackets at the cursor, and what a search in the history has found.
 */
public final class LineHighlighter implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

  private final boolean colours;
  private final Set<String> words;
  private final EditedText edited;

  /**
   * @param colours whether to colour at all
   * @param words the words of the language, besides those that open blocks or stand in one
   * @param edited shared with the parser
   */
  public LineHighlighter(boolean colours, Set<String> words, EditedText edited) {
    this.colours = colours;
    this.words = Set.copyOf(words);
    this.edited = edited;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (buffer.indexOf('\n') >= 0) {
      edited.of(buffer); // the prompts of its lines are asked for next
    }
    if (!colours || buffer.isBlank() || !edited.isWarm()) {
      return new AttributedString(buffer);
    }
    AttributedStyle[] styles = styles(buffer);
    if (reader != null) {
      found(reader.getSearchTerm(), buffer, styles);
      pair(cursor(reader, buffer), buffer, styles);
    }
    return styled(buffer, styles);
  }

  private AttributedStyle[] styles(String buffer) {
    AttributedStyle[] styles = new AttributedStyle[buffer.length()];
    for (Span span : edited.of(buffer).colouring().spans(words)) {
      Arrays.fill(styles, span.start(), span.end(), style(span.kind()));
    }
    return styles;
  }

  private static AttributedStyle style(Colouring.Kind kind) {
    return switch (kind) {
      case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
      case COMMENT -> PLAIN.foreground(AttributedStyle.BLACK | AttributedStyle.BRIGHT);
      case WORD, COMMAND -> PLAIN.foreground(AttributedStyle.BLUE).bold();
      case ERROR -> PLAIN.foreground(AttributedStyle.RED);
      case OPERATOR, PLAIN -> PLAIN;
    };
  }

  /** The char of the buffer at which the cursor is; the line editor counts code points. */
  private static int cursor(LineReader reader, String buffer) {
    int points = Math.min(reader.getBuffer().cursor(), buffer.codePointCount(0, buffer.length()));
    return buffer.offsetByCodePoints(0, points);
  }

  /** The bracket just typed, or else the one under the cursor. */
  private void pair(int cursor, String buffer, AttributedStyle[] styles) {
    Colouring colouring = edited.of(buffer).colouring();
    for (int at = cursor - 1; at <= cursor; at++) {
      OptionalInt partner =
          at >= 0 && at < buffer.length() && "()[]{}<>".indexOf(buffer.charAt(at)) >= 0
              ? colouring.partner(at)
              : OptionalInt.empty();
      if (partner.isPresent()) {
        styles[at] = styles[at].bold().underline();
        styles[partner.getAsInt()] = styles[partner.getAsInt()].bold().underline();
        return;
      }
    }
  }

  private static void found(String term, String buffer, AttributedStyle[] styles) {
    if (term == null || term.isEmpty()) {
      return;
    }
    for (int at = buffer.indexOf(term); at >= 0; at = buffer.indexOf(term, at + term.length())) {
      for (int each = at; each < at + term.length(); each++) {
        styles[each] = styles[each].underline();
      }
    }
  }

  private static AttributedString styled(String buffer, AttributedStyle[] styles) {
    AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
    int start = 0;
    for (int at = 1; at <= buffer.length(); at++) {
      if (at == buffer.length() || !styles[at].equals(styles[start])) {
        text.append(buffer.substring(start, at), styles[start]);
        start = at;
      }
    }
    return text.toAttributedString();
  }
}
