package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.script.Completeness;
import dev.cozesh.dsl.script.TypedText;
import dev.cozesh.dsl.script.TypedWord;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells the line editor whether Enter submits the text or begins another line, and where the word
 * begins that is being completed. Runs nothing.
 *
 * <p>An unfinished text is continued until its last line is blank; in a string or a comment, where
 * a blank line is text, until its last two are.
 */
public final class LineParser implements Parser {
  private final EditedText edited;

  /**
   * @param edited shared with the highlighter
   */
  public LineParser(EditedText edited) {
    this.edited = edited;
  }

  /**
   * @param cursor in code points, as the line editor counts; those of the answer are chars
   * @throws EOFError when the text wants another line; what is missing is in it
   */
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    return switch (context) {
      case ACCEPT_LINE -> accepted(line, cursor);
      case SECONDARY_PROMPT -> continued(line, cursor);
      default -> completed(line, cursor);
    };
  }

  /** No character is special: lines are taken as they were typed. */
  @Override
  public boolean isEscapeChar(char each) {
    return false;
  }

  private ParsedLine accepted(String line, int cursor) {
    if (!line.isBlank() && !TypedText.isCommand(line)) {
      Completeness completeness = edited.of(line).completeness();
      if (!completeness.complete() && !isGivenUp(line, completeness)) {
        throw more(completeness);
      }
    }
    return new Word(line, chars(line, cursor), new TypedWord(TypedWord.Place.CODE, 0, line));
  }

  private static boolean isGivenUp(String line, Completeness completeness) {
    int breaks = isInText(completeness.missing().get(0)) ? 2 : 1;
    int at = line.length();
    for (int seen = 0; seen < breaks; seen++) {
      int lineBreak = line.lastIndexOf('\n', at - 1);
      if (lineBreak < 0 || !line.substring(lineBreak, at).isBlank()) {
        return false;
      }
      at = lineBreak;
    }
    return true;
  }

  private static boolean isInText(String missing) {
    return switch (missing) {
      case "\"\"\"", "'''", "/", "/$", "*/" -> true;
      default -> false;
    };
  }

  private ParsedLine continued(String lines, int cursor) {
    int lineBreak = lines.length() - (lines.endsWith("\n") ? 1 : 0);
    Completeness completeness =
        edited
            .beginningWith(lines)
            .map(whole -> whole.before(lineBreak))
            .orElseGet(() -> Completeness.of(lines.substring(0, lineBreak)));
    if (!completeness.complete()) {
      throw more(completeness);
    }
    return completed("", 0);
  }

  private static EOFError more(Completeness completeness) {
    String missing = ContinuationPrompt.missing(completeness);
    return new EOFError(completeness.line(), completeness.column(), "missing " + missing, missing);
  }

  private static ParsedLine completed(String line, int cursor) {
    int at = chars(line, cursor);
    return new Word(line, at, TypedWord.at(line, at));
  }

  private static int chars(String line, int cursor) {
    return cursor >= line.codePointCount(0, line.length())
        ? line.length()
        : line.offsetByCodePoints(0, cursor);
  }

  /** One word, up to the cursor: what is behind the cursor stays when the word is completed. */
  private record Word(String line, int cursor, TypedWord typed) implements CompletingParsedLine {
    @Override
    public String word() {
      return typed.text();
    }

    @Override
    public int wordCursor() {
      return typed.text().length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(typed.text());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return rawWordLength();
    }

    /** In code points: so much the line editor takes away. */
    @Override
    public int rawWordLength() {
      return typed.text().codePointCount(0, typed.text().length());
    }
  }
}
