package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.script.Lexed.Piece;
import dev.cozesh.dsl.script.Lexed.Unclosed;
import java.util.List;

/**
 * What is being typed in front of a cursor.
 *
 * @param place what it stands in
 * @param start the char of the text at which it begins; the cursor when nothing is typed yet
 * @param text what is typed of it, up to the cursor
 */
public record TypedWord(Place place, int start, String text) {
  /** What a word stands in. */
  public enum Place {
    /** Code: a name, or nothing yet. */
    CODE,
    /** A string: its content from the opening quote, or from the last value in it. */
    STRING,
    COMMENT,
    /** A command of the prompt: its name with the slash, or the operand behind the last blank. */
    COMMAND
  }

  /**
   * The word in front of a cursor.
   *
   * @param text the whole text
   * @param cursor a char of it, or its end
   */
  public static TypedWord at(String text, int cursor) {
    String typed = text.substring(0, cursor);
    Lexed lexed = TextLexer.cut(typed);
    List<Piece> pieces = lexed.pieces();
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (lexed.unclosed().filter(each -> !endsInName(last, cursor)).isPresent()) {
      return in(lexed.unclosed().get(), typed);
    }
    if (last == null || last.end() < cursor) {
      return new TypedWord(Place.CODE, cursor, "");
    }
    if (last.type() == Lexed.COMMAND) {
      return new TypedWord(Place.COMMAND, operand(typed), typed.substring(operand(typed)));
    }
    boolean comment = typed.startsWith("//", last.start());
    return comment
        ? new TypedWord(Place.COMMENT, cursor, "")
        : new TypedWord(Place.CODE, name(typed, last), typed.substring(name(typed, last)));
  }

  /** Behind {@code "$na} a name is typed, though the string goes on. */
  private static boolean endsInName(Piece last, int cursor) {
    return last.end() == cursor
        && (last.type() == Identifier
            || last.type() == CapitalizedIdentifier
            || last.type() == GStringPathPart);
  }

  private static TypedWord in(Unclosed literal, String typed) {
    int start = literal.comment() ? typed.length() : Math.min(literal.content(), typed.length());
    Place place = literal.comment() ? Place.COMMENT : Place.STRING;
    return new TypedWord(place, start, typed.substring(start));
  }

  private static int operand(String typed) {
    int start = typed.length();
    while (start > 0 && !Character.isWhitespace(typed.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int name(String typed, Piece last) {
    int start = typed.length();
    while (start > last.start() && Character.isJavaIdentifierPart(typed.codePointBefore(start))) {
      start -= Character.charCount(typed.codePointBefore(start));
    }
    boolean named =
        start < typed.length() && Character.isJavaIdentifierStart(typed.codePointAt(start));
    return named ? start : typed.length();
  }
}
