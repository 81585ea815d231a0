package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/** A script cut into the tokens the Groovy parser sees; white space and comments are left out. */
final class Tokens {
  private final Offsets offsets;
  private final List<Token> all;

  /**
   * @param all the tokens a parser would see, in their order, with their places in the text
   */
  Tokens(String text, List<Token> all) {
    this.offsets = new Offsets(text);
    this.all = all;
  }

  /**
   * @throws CozeScriptException at the first character that begins no token, such as the quote of
   *     an unclosed string
   */
  static Tokens of(String text, String file) {
    GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> visible = new ArrayList<>();
    try {
      for (Token token : lexer.getAllTokens()) {
        if (token.getChannel() == Token.DEFAULT_CHANNEL
            && token.getType() != GroovyLexer.RollBackOne) {
          visible.add(token);
        }
      }
    } catch (GroovySyntaxError e) {
      throw new CozeScriptException(
          new Place(file, e.getLine(), e.getColumn()),
          quoteAt(text, e) ? "the string that begins here does not end" : e.getMessage(),
          "",
          quoteAt(text, e) ? "close the string; one of several lines stands in three quotes" : "",
          e);
    }
    return new Tokens(text, visible);
  }

  private static boolean quoteAt(String text, GroovySyntaxError failure) {
    return text.lines()
        .skip(Math.max(0, failure.getLine() - 1))
        .findFirst()
        .filter(line -> failure.getColumn() > 0 && failure.getColumn() <= line.length())
        .map(line -> "'\"".indexOf(line.charAt(failure.getColumn() - 1)) >= 0)
        .orElse(false);
  }

  /** The text of the token that begins at a place; empty when none does, as at the end. */
  Optional<String> at(int line, int column) {
    return all.stream()
        .filter(each -> each.getLine() == line && each.getCharPositionInLine() + 1 == column)
        .map(Token::getText)
        .findFirst();
  }

  int size() {
    return all.size();
  }

  /** The type of a token; -1 before the first and behind the last. */
  int type(int index) {
    return index < 0 || index >= all.size() ? Token.EOF : all.get(index).getType();
  }

  String text(int index) {
    return all.get(index).getText();
  }

  /** Line, from 1. */
  int line(int index) {
    return all.get(index).getLine();
  }

  /** Column, from 1. */
  int column(int index) {
    return all.get(index).getCharPositionInLine() + 1;
  }

  /** The char at which the token begins. */
  int offset(int index) {
    return offsets.chars(all.get(index).getStartIndex());
  }

  /** The char behind the token. */
  int end(int index) {
    return offsets.chars(all.get(index).getStopIndex() + 1);
  }

  /** Whether nothing stands between the token and the next. */
  boolean touchesNext(int index) {
    return index + 1 < all.size()
        && all.get(index).getStopIndex() + 1 == all.get(index + 1).getStartIndex();
  }

  /** The bracket that closes the one at {@code open}; -1 when there is none. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < all.size(); i++) {
      switch (type(i)) {
        case GroovyLexer.LPAREN, GroovyLexer.LBRACK, GroovyLexer.LBRACE, GroovyLexer.SAFE_INDEX ->
            depth++;
        case GroovyLexer.RPAREN, GroovyLexer.RBRACK, GroovyLexer.RBRACE -> {
          depth--;
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }
}
