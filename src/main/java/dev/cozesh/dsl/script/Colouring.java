package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.script.Lexed.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A text cut into parts by kind, for an editor to colour. Immutable. */
public final class Colouring {
  /** What a part of the text is. */
  public enum Kind {
    /** A keyword of Groovy; {@code true} and {@code null} too. */
    KEYWORD,
    /** A string, a pattern, or the text in one around a value. */
    STRING,
    NUMBER,
    COMMENT,
    /** An operator, or the sign before a value in a string. */
    OPERATOR,
    /** A word of the language at the start of a statement: {@code bot}, {@code prompt}. */
    WORD,
    /** A command of the prompt: slash and name. */
    COMMAND,
    /** What Groovy cannot read, such as a string without an end. */
    ERROR,
    /** Names, brackets, blanks. */
    PLAIN
  }

  /**
   * One part.
   *
   * @param start its first char
   * @param end the char behind it
   */
  public record Span(int start, int end, Kind kind) {}

  private static final Set<Integer> BEFORE_A_WORD =
      Set.of(-1, NL, SEMI, LBRACE, RBRACE, ARROW, ASSIGN, RETURN, ELSE, LT, GT, RPAREN, COLON);

  private static final Set<Integer> BEHIND_A_NAME = Set.of(ASSIGN, COLON, COMMA, RBRACK);

  private final String text;
  private final Lexed lexed;
  private final Nesting nesting;

  Colouring(String text, Lexed lexed, Nesting nesting) {
    this.text = text;
    this.lexed = lexed;
    this.nesting = nesting;
  }

  /** Cuts a text. */
  public static Colouring of(String text) {
    return TypedText.of(text).colouring();
  }

  /**
   * The parts in their order, without gaps: joined they are the text.
   *
   * @param words names to show as words of the language where they begin a statement, besides those
   *     that open blocks or stand in one
   */
  public List<Span> spans(Set<String> words) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (Piece piece : lexed.pieces()) {
      add(spans, at, piece.start(), Kind.PLAIN);
      if (piece.type() == Lexed.COMMAND) {
        int blank = endOfCommand(piece);
        add(spans, piece.start(), blank, Kind.COMMAND);
        add(spans, blank, piece.end(), Kind.PLAIN);
      } else {
        add(spans, piece.start(), piece.end(), kind(piece, words));
      }
      at = Math.max(at, piece.end());
    }
    add(spans, at, text.length(), Kind.PLAIN);
    return spans;
  }

  /**
   * The bracket that belongs to the one at a place; empty when there is no bracket, or no other.
   */
  public OptionalInt partner(int offset) {
    Tokens tokens = lexed.visible();
    int token = tokenAt(offset);
    if (token < 0) {
      return OptionalInt.empty();
    }
    int opener = nesting.opener(token);
    if (opener >= 0 && tokens.type(token) != GStringEnd) {
      return OptionalInt.of(tokens.offset(opener));
    }
    Nesting.Open open = nesting.behind(token);
    if (open == null || open.token() != token || tokens.type(token) == GStringBegin) {
      return OptionalInt.empty();
    }
    for (int at = token + 1; at < tokens.size(); at++) {
      if (nesting.opener(at) == token) {
        return OptionalInt.of(tokens.offset(at));
      }
    }
    return OptionalInt.empty();
  }

  private static void add(List<Span> spans, int start, int end, Kind kind) {
    if (start < end) {
      spans.add(new Span(start, end, kind));
    }
  }

  private int endOfCommand(Piece piece) {
    int at = piece.start();
    while (at < piece.end() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int tokenAt(int offset) {
    int low = 0;
    int high = lexed.visible().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = lexed.visible().offset(middle);
      if (start == offset) {
        return middle;
      }
      if (start < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private Kind kind(Piece piece, Set<String> words) {
    int type = piece.type();
    return switch (type) {
      case Lexed.ERROR -> Kind.ERROR;
      case Lexed.UNCLOSED -> lexed.unclosed().get().comment() ? Kind.COMMENT : Kind.STRING;
      case StringLiteral, GStringBegin, GStringPart, GStringEnd -> Kind.STRING;
      case IntegerLiteral, FloatingPointLiteral -> Kind.NUMBER;
      case BooleanLiteral, NullLiteral -> Kind.KEYWORD;
      case NL -> text.charAt(piece.start()) == '/' ? Kind.COMMENT : Kind.PLAIN;
      case SH_COMMENT -> Kind.COMMENT;
      case Identifier, CapitalizedIdentifier -> isWord(piece, words) ? Kind.WORD : Kind.PLAIN;
      case LPAREN, RPAREN, LBRACK, RBRACK, SEMI, COMMA, DOT, GStringPathPart -> Kind.PLAIN;
      case LBRACE, RBRACE -> inString(piece) ? Kind.OPERATOR : Kind.PLAIN;
      default -> isKeyword(type) ? keyword(piece) : Kind.OPERATOR;
    };
  }

  private static boolean isKeyword(int type) {
    return type >= AS && type <= YIELD;
  }

  /** Behind a dot a keyword is a name. */
  private Kind keyword(Piece piece) {
    boolean name = Operators.DOTS.contains(lexed.visible().type(piece.index() - 1));
    return name ? Kind.PLAIN : Kind.KEYWORD;
  }

  private boolean inString(Piece piece) {
    int opener = piece.type() == LBRACE ? piece.index() : nesting.opener(piece.index());
    int before = lexed.visible().type(opener - 1);
    return opener >= 0 && (before == GStringBegin || before == GStringPart);
  }

  private boolean isWord(Piece piece, Set<String> words) {
    String name = text.substring(piece.start(), piece.end());
    boolean known =
        words.contains(name)
            || BlockWords.NAMED.contains(name)
            || BlockWords.BARE.contains(name)
            || BlockWords.INNER.contains(name);
    return known
        && BEFORE_A_WORD.contains(lexed.visible().type(piece.index() - 1))
        && !BEHIND_A_NAME.contains(lexed.visible().type(piece.index() + 1));
  }
}
