package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.script.Lexed.Piece;
import dev.cozesh.dsl.script.Lexed.Unclosed;
import groovyjarjarantlr4.v4.runtime.CharStream;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.CommonToken;
import groovyjarjarantlr4.v4.runtime.LexerNoViableAltException;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;

/**
 * Cuts any text with Groovy's lexer, also one that is still being typed. The lexer cuts the first
 * quote of a string without an end as a character that nobody expects, and such a slashy string as
 * a division: here they are told for what they are.
 */
final class TextLexer {
  private static final Pattern COMMAND_LINE =
      Pattern.compile("[ \\t]*/(?:[A-Za-z]+(?![^ \\t\\r\\n])[^\\r\\n]*|[ \\t]*\\z)");

  /** Behind these the lexer takes a slash for a division. */
  private static final Set<Integer> BEFORE_DIVISION =
      Set.of(
          DEC,
          INC,
          THIS,
          RBRACE,
          RBRACK,
          RPAREN,
          GStringEnd,
          NullLiteral,
          StringLiteral,
          BooleanLiteral,
          IntegerLiteral,
          FloatingPointLiteral,
          Identifier,
          CapitalizedIdentifier);

  private final String text;
  private final Offsets offsets;
  private final CharStream stream;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Token> visible = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private Optional<Unclosed> unclosed = Optional.empty();
  private boolean broken;
  private int last = Token.EOF; // the type of the last visible token that is no line break

  private TextLexer(String text) {
    this.text = text;
    this.offsets = new Offsets(text);
    this.stream = CharStreams.fromString(withoutHalves(text));
  }

  static Lexed cut(String text) {
    TextLexer lexer = new TextLexer(text);
    int at = 0;
    while (at < text.length()) {
      at = lexer.cutFrom(at);
    }
    return new Lexed(lexer.pieces, new Tokens(text, lexer.visible), lexer.unclosed, lexer.broken);
  }

  /** Whether a text begins with a command of the prompt. */
  static boolean isCommand(String text) {
    return COMMAND_LINE.matcher(text).lookingAt();
  }

  /** Half a surrogate pair, as a lexer cannot take it. */
  private static String withoutHalves(String text) {
    if (text.chars().noneMatch(each -> Character.isSurrogate((char) each))) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each ->
                whole.appendCodePoint(
                    Character.getType(each) == Character.SURROGATE ? 0xfffd : each));
    return whole.toString();
  }

  /** Cuts on until the text ends or the lexer has to begin anew; returns where. */
  private int cutFrom(int start) {
    int behind = command(start);
    if (behind > start) {
      return behind;
    }
    GroovyLangLexer lexer = lexerAt(start);
    try {
      while (true) {
        Token token = lexer.nextToken();
        if (token.getType() == Token.EOF) {
          return atEnd(offsets.chars(token.getStartIndex()));
        }
        if (token.getType() == RollBackOne) {
          continue; // its character comes again in the next token
        }
        int restart = take(token);
        if (restart >= 0) {
          return restart;
        }
      }
    } catch (LexerNoViableAltException e) {
      return inString(offsets.chars(lexer._tokenStartCharIndex));
    }
  }

  private GroovyLangLexer lexerAt(int start) {
    stream.seek(offsets.point(start));
    GroovyLangLexer lexer = new GroovyLangLexer(stream);
    lexer.removeErrorListeners();
    lexer.setErrorIgnored(true);
    lexer.getInterpreter().setLine(offsets.line(start));
    lexer.getInterpreter().setCharPositionInLine(offsets.column(start) - 1);
    return lexer;
  }

  /** Takes the line as a command when one can stand here and does; returns what lies behind it. */
  private int command(int start) {
    boolean lineStart = start == 0 || text.charAt(start - 1) == '\n';
    if (!lineStart || !open.isEmpty() || Operators.LEAD_ON.contains(last)) {
      return start;
    }
    Matcher line = COMMAND_LINE.matcher(text).region(start, text.length());
    if (!line.lookingAt()) {
      return start;
    }
    addRegion(Lexed.COMMAND, text.indexOf('/', start), line.end());
    return line.end();
  }

  /** A stretch of text that the lexer does not cut, as one token. */
  private void addRegion(int type, int start, int end) {
    CommonToken token = new CommonToken(type, text.substring(start, end));
    token.setStartIndex(offsets.point(start));
    token.setStopIndex(offsets.point(end) - 1);
    token.setLine(offsets.line(start));
    token.setCharPositionInLine(offsets.column(start) - 1);
    add(token, type, start, end);
  }

  private void add(Token token, int type, int start, int end) {
    boolean hidden = token.getChannel() != Token.DEFAULT_CHANNEL;
    pieces.add(new Piece(type, start, end, visible.size(), hidden));
    if (!hidden) {
      visible.add(token);
      last = type == NL ? last : type;
    }
  }

  /** Takes one token; returns where the lexer must begin anew, or -1 when it goes on. */
  private int take(Token token) {
    int start = offsets.chars(token.getStartIndex());
    int end = offsets.chars(token.getStopIndex() + 1);
    Optional<Unclosed> literal = unclosedAt(token, start, end);
    if (literal.isPresent()) {
      return stepOver(literal.get());
    }
    int type = token.getType();
    nest(type, start);
    if (type == UNEXPECTED_CHAR) {
      broken |= !(text.charAt(start) == '\\' && end == text.length());
      add(token, Lexed.ERROR, start, end);
      return -1;
    }
    add(token, type, start, end);
    boolean lineEnds = type == NL && text.charAt(end - 1) == '\n';
    return lineEnds && command(end) > end ? pieces.get(pieces.size() - 1).end() : -1;
  }

  private void nest(int type, int start) {
    switch (type) {
      case LPAREN, LBRACK, SAFE_INDEX, LBRACE -> open.push("");
      case RPAREN, RBRACK, RBRACE -> {
        if (!open.isEmpty() && open.peek().isEmpty()) {
          open.pop();
        }
      }
      case GStringBegin -> open.push(Literals.closer(text, start));
      case GStringEnd -> {
        if (!open.isEmpty()) {
          open.pop();
        }
      }
      default -> {}
    }
  }

  private Optional<Unclosed> unclosedAt(Token token, int start, int end) {
    char first = text.charAt(start);
    boolean found =
        switch (token.getType()) {
          case UNEXPECTED_CHAR -> first == '"' || first == '\'';
          case StringLiteral ->
              end - start == 2 && first != '/' && end < text.length() && text.charAt(end) == first;
          case Identifier -> text.startsWith("$/", start) && end == start + 1;
          case DIV, DIV_ASSIGN ->
              text.startsWith("/*", start) || !BEFORE_DIVISION.contains(lastSeen());
          default -> false;
        };
    if (!found) {
      return Optional.empty();
    }
    boolean comment = text.startsWith("/*", start);
    String closer = comment ? Literals.COMMENT_END : Literals.closer(text, start);
    int quotes = first == '$' || comment ? 2 : closer.length();
    return Optional.of(new Unclosed(start, start + quotes, closer, comment));
  }

  private int lastSeen() {
    return visible.isEmpty() ? Token.EOF : visible.get(visible.size() - 1).getType();
  }

  /** A string of one line ends with its line, though it is wrong; all others take the rest. */
  private int stepOver(Unclosed literal) {
    boolean oneLine = Literals.isOfOneLine(literal.closer());
    int end = oneLine ? Literals.lineEnd(text, literal.content()) : text.length();
    broken |= oneLine && !(end == text.length() && Literals.endsWithEscape(text));
    boolean atEnd = end == text.length();
    unclosed = atEnd ? Optional.of(literal) : unclosed;
    addRegion(atEnd ? Lexed.UNCLOSED : Lexed.ERROR, literal.start(), end);
    return end;
  }

  /** The last token may hold the rest of a string that does not end. */
  private int atEnd(int start) {
    return open.isEmpty() || open.peek().isEmpty() ? text.length() : inString(start);
  }

  /** The content of a string with values in it does not end; it may do so in another line. */
  private int inString(int start) {
    boolean oneLine = open.isEmpty() || Literals.isOfOneLine(open.peek());
    int end = oneLine ? Literals.lineEnd(text, start) : text.length();
    boolean strayDollar = start < text.length() && text.charAt(start - 1) == '$';
    broken |= strayDollar || oneLine && !(end == text.length() && Literals.endsWithEscape(text));
    if (end == text.length()) {
      unclosed = Optional.of(new Unclosed(start, start, "", false));
    } else {
      open.clear();
    }
    if (end > start) {
      addRegion(end == text.length() ? Lexed.UNCLOSED : Lexed.ERROR, start, end);
    }
    return end;
  }
}
