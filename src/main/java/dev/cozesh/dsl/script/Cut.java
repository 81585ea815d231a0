package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.LexerNoViableAltException;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/**
 * A text that somebody is still writing, cut into the tokens the Groovy parser would see. What is
 * no Groovy is left out; a string that does not end is told apart. The angles of blocks come as
 * braces.
 *
 * @param pieces the tokens before the open string
 * @param open the string that the text ends in
 * @param silent whether the text ends in a comment, or in a string that is too intricate
 */
public record Cut(List<Piece> pieces, Optional<OpenString> open, boolean silent) {
  public Cut {
    pieces = List.copyOf(pieces);
  }

  /**
   * One token.
   *
   * @param type as Groovy's lexer numbers it
   * @param from where it begins in the text
   * @param to where the next could begin
   */
  public record Piece(int type, String text, int from, int to) {}

  /**
   * A string without an end.
   *
   * @param mark its quote, once or three times
   * @param from where its content begins
   * @param content as it is written, escapes and all
   */
  public record OpenString(String mark, int from, String content) {}

  /**
   * Cuts a text.
   *
   * @param text what was written so far
   * @return its tokens
   */
  public static Cut of(String text) {
    return new Cutter(text).cut();
  }

  private static final class Cutter {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    Cutter(String text) {
      this.text = text;
    }

    Cut cut() {
      int from = 0;
      while (from < text.length()) {
        int stopped = tokensFrom(from);
        if (stopped < 0) {
          break;
        }
        if ("'\"".indexOf(text.charAt(stopped)) >= 0) {
          boolean comment = isComment();
          return new Cut(braced(), Optional.of(string(stopped)), comment);
        }
        from = text.offsetByCodePoints(stopped, 1);
      }
      return new Cut(braced(), Optional.empty(), isComment() || isInText());
    }

    /** Takes tokens; -1 at the end of the text, else where no token begins. */
    private int tokensFrom(int from) {
      String rest = text.substring(from);
      GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(rest));
      lexer.removeErrorListeners();
      Offsets offsets = new Offsets(rest, from);
      try {
        for (Token token = lexer.nextToken();
            token.getType() != Token.EOF;
            token = lexer.nextToken()) {
          if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != RollBackOne) {
            tokens.add(token);
            pieces.add(
                new Piece(
                    token.getType(),
                    token.getText(),
                    offsets.of(token.getStartIndex()),
                    offsets.of(token.getStopIndex() + 1)));
          }
        }
        return -1;
      } catch (GroovySyntaxError | LexerNoViableAltException e) {
        return offsets.of(lexer._tokenStartCharIndex);
      }
    }

    private OpenString string(int quote) {
      char mark = text.charAt(quote);
      int last = pieces.size() - 1;
      boolean three =
          last >= 0
              && pieces.get(last).to() == quote
              && pieces.get(last).text().equals("" + mark + mark);
      if (three) {
        pieces.remove(last);
        tokens.remove(last);
      }
      String marks = String.valueOf(mark).repeat(three ? 3 : 1);
      return new OpenString(marks, quote + 1, text.substring(quote + 1));
    }

    /** Whether a comment of several lines is open; closed ones are no tokens. */
    private boolean isComment() {
      for (int i = 0; i + 1 < pieces.size(); i++) {
        Piece next = pieces.get(i + 1);
        if (pieces.get(i).type() == DIV
            && next.type() == MUL
            && pieces.get(i).to() == next.from()) {
          return true;
        }
      }
      return false;
    }

    /** Whether the text ends in a comment of one line, or between the values of a string. */
    private boolean isInText() {
      int strings = 0;
      int braces = 0;
      for (Piece piece : pieces) {
        strings += piece.type() == GStringBegin ? 1 : piece.type() == GStringEnd ? -1 : 0;
        braces += piece.type() == LBRACE ? 1 : piece.type() == RBRACE ? -1 : 0;
      }
      if (pieces.isEmpty()) {
        return false;
      }
      Piece last = pieces.get(pieces.size() - 1);
      boolean comment =
          last.type() == NL && last.text().startsWith("//") && last.to() == text.length();
      return comment || strings > 0 && last.type() == RBRACE || strings > 0 && braces <= 0;
    }

    /** The pieces; an angle that opens or closes a block is a brace. */
    private List<Piece> braced() {
      if (text.indexOf('<') < 0) {
        return pieces;
      }
      AngleScanner scanner = new AngleScanner(new Tokens(text, tokens));
      scanner.scan();
      Set<Integer> openers = new HashSet<>(scanner.openers());
      Set<Integer> closers = new HashSet<>(scanner.closers());
      return pieces.stream()
          .map(
              piece ->
                  openers.contains(piece.from()) && piece.type() == LT
                      ? new Piece(LBRACE, "{", piece.from(), piece.to())
                      : closers.contains(piece.from()) && piece.type() == GT
                          ? new Piece(RBRACE, "}", piece.from(), piece.to())
                          : piece)
          .toList();
    }
  }

  /** The lexer counts code points, Java counts chars; asked with growing places. */
  private static final class Offsets {
    private final String text;
    private final int base;
    private int points;
    private int chars;

    Offsets(String text, int base) {
      this.text = text;
      this.base = base;
    }

    int of(int point) {
      chars = text.offsetByCodePoints(chars, point - points);
      points = point;
      return base + chars;
    }
  }
}
