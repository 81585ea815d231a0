package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks the tokens of a script once and notes which angles are brackets of a block. */
final class AngleScanner {
  private static final Set<Integer> STARTS_A_STATEMENT =
      Set.of(SEMI, LBRACE, RBRACE, ARROW, ASSIGN, RETURN, ELSE);

  /** Behind these a line break does not end the statement. */
  private static final Set<Integer> GOES_ON =
      Set.of(
          COMMA,
          DOT,
          SAFE_DOT,
          ADD,
          SUB,
          MUL,
          DIV,
          MOD,
          POWER,
          AND,
          OR,
          BITAND,
          BITOR,
          XOR,
          EQUAL,
          NOTEQUAL,
          LE,
          GE,
          SPACESHIP,
          QUESTION,
          COLON,
          ELVIS,
          REGEX_FIND,
          REGEX_MATCH);

  private static final Set<Integer> IN_ARGUMENTS =
      Set.of(
          StringLiteral,
          GStringPathPart,
          Identifier,
          CapitalizedIdentifier,
          IntegerLiteral,
          FloatingPointLiteral,
          BooleanLiteral,
          NullLiteral,
          COMMA,
          COLON,
          DOT,
          SAFE_DOT,
          ADD);

  private static final Set<Integer> BEGINS_AN_ARGUMENT =
      Set.of(StringLiteral, GStringBegin, Identifier, CapitalizedIdentifier);

  private static final Set<Integer> OPERAND =
      Set.of(
          StringLiteral,
          GStringBegin,
          Identifier,
          CapitalizedIdentifier,
          IntegerLiteral,
          FloatingPointLiteral,
          BooleanLiteral,
          NullLiteral,
          LPAREN,
          LBRACK,
          NOT,
          SUB,
          NEW,
          THIS);

  static final Set<Integer> IN_TYPE_ARGUMENTS =
      Set.of(
          Identifier,
          CapitalizedIdentifier,
          BuiltInPrimitiveType,
          DOT,
          COMMA,
          QUESTION,
          EXTENDS,
          SUPER,
          LBRACK,
          RBRACK,
          BITAND,
          LT,
          GT);

  private enum Form {
    ANGLE,
    BRACE,
    BRACKET,
    IN_STRING
  }

  private record Frame(Form form, String word, int token) {}

  /** An opened block that nothing closes. */
  record Opener(String word, int line, int column) {}

  private final Tokens tokens;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<Integer, String> blocks = new HashMap<>();
  private final List<Integer> openers = new ArrayList<>();
  private final List<Integer> closers = new ArrayList<>();
  private Optional<Opener> unclosed = Optional.empty();

  AngleScanner(Tokens tokens) {
    this.tokens = tokens;
  }

  void scan() {
    int at = 0;
    while (at < tokens.size() && unclosed.isEmpty()) {
      at = step(at) + 1;
    }
    while (unclosed.isEmpty() && !open.isEmpty()) {
      close(); // an open bracket inside hides the block that is open too
    }
  }

  /** Offsets of the angles that open a block. */
  List<Integer> openers() {
    return openers;
  }

  /** Offsets of the angles that close a block. */
  List<Integer> closers() {
    return closers;
  }

  /** The innermost block that was opened and not closed. */
  Optional<Opener> unclosed() {
    return unclosed;
  }

  /** Looks at one token and returns the last one it took. */
  private int step(int at) {
    switch (tokens.type(at)) {
      case LPAREN, LBRACK, SAFE_INDEX -> open.push(new Frame(Form.BRACKET, "", at));
      case LBRACE -> open.push(new Frame(braceForm(at), blocks.getOrDefault(at, ""), at));
      case RPAREN, RBRACK, RBRACE -> close();
      case LT -> {
        if (blocks.containsKey(at)) {
          open.push(new Frame(Form.ANGLE, blocks.get(at), at));
          openers.add(tokens.offset(at));
        } else {
          return endOfTypeArguments(at);
        }
      }
      case GT -> {
        if (inAngle() && closes(at)) {
          open.pop();
          closers.add(tokens.offset(at));
        }
      }
      case Identifier -> head(at);
      default -> {}
    }
    return at;
  }

  private Form braceForm(int at) {
    int before = tokens.type(at - 1);
    return before == GStringBegin || before == GStringPart ? Form.IN_STRING : Form.BRACE;
  }

  private void close() {
    noteUnclosed();
    if (!open.isEmpty()) {
      open.pop();
    }
  }

  private void noteUnclosed() {
    if (inAngle()) {
      Frame frame = open.peek();
      unclosed =
          Optional.of(
              new Opener(frame.word(), tokens.line(frame.token()), tokens.column(frame.token())));
    }
  }

  private boolean inAngle() {
    return !open.isEmpty() && open.peek().form() == Form.ANGLE;
  }

  /** Notes the bracket that opens this word's block, when the word is the head of one. */
  private void head(int at) {
    String word = tokens.text(at);
    boolean named = BlockWords.NAMED.contains(word);
    boolean bare =
        BlockWords.BARE.contains(word) && open.isEmpty()
            || BlockWords.ONBOARDING.equals(word) && within("bot");
    if (!named && !bare || !startsStatement(at)) {
      return;
    }
    int bracket = bare && isBracket(at + 1) ? at + 1 : behindArguments(at + 1);
    if (bracket > 0 && !(tokens.type(bracket + 1) == LT && tokens.touchesNext(bracket))) {
      blocks.put(bracket, word);
    }
  }

  private boolean within(String word) {
    return open.stream().anyMatch(frame -> frame.word().equals(word));
  }

  private boolean startsStatement(int at) {
    boolean inBrackets =
        open.stream().anyMatch(frame -> frame.form() == Form.IN_STRING)
            || !open.isEmpty() && open.peek().form() == Form.BRACKET;
    if (inBrackets) {
      return false;
    }
    int before = tokens.type(at - 1);
    if (before == NL) {
      int last = at - 1;
      while (tokens.type(last) == NL) {
        last--;
      }
      return !GOES_ON.contains(tokens.type(last));
    }
    return at == 0
        || STARTS_A_STATEMENT.contains(before)
        || before == LT && blocks.containsKey(at - 1)
        || before == GT && closers.contains(tokens.offset(at - 1))
        || before == RPAREN && endsCondition(at - 1);
  }

  private boolean endsCondition(int closing) {
    int depth = 0;
    for (int i = closing; i >= 0; i--) {
      depth += tokens.type(i) == RPAREN ? 1 : tokens.type(i) == LPAREN ? -1 : 0;
      if (depth == 0) {
        int keyword = tokens.type(i - 1);
        return keyword == IF || keyword == FOR || keyword == WHILE;
      }
    }
    return false;
  }

  private boolean isBracket(int at) {
    return tokens.type(at) == LT || tokens.type(at) == LBRACE;
  }

  /** The {@code <} or brace behind a word's arguments, with or without parentheses; else -1. */
  private int behindArguments(int first) {
    if (tokens.type(first) == LPAREN) {
      int closing = tokens.closing(first);
      return closing > 0 && isBracket(closing + 1) ? closing + 1 : -1;
    }
    int at = BEGINS_AN_ARGUMENT.contains(tokens.type(first)) ? first : -1;
    while (at >= 0 && at < tokens.size()) {
      int type = tokens.type(at);
      if (at > first && isBracket(at)) {
        return at;
      }
      at = behindArgument(at, type);
    }
    return -1;
  }

  /** The next token when this one may stand in a list of arguments; else -1. */
  private int behindArgument(int at, int type) {
    if (type == LPAREN || type == LBRACK) {
      int closing = tokens.closing(at);
      return closing < 0 ? -1 : closing + 1;
    }
    if (type == GStringBegin) {
      return behindString(at);
    }
    boolean wraps = type == NL && (tokens.type(at - 1) == COMMA || tokens.type(at - 1) == COLON);
    return IN_ARGUMENTS.contains(type) || wraps ? at + 1 : -1;
  }

  private int behindString(int begin) {
    int depth = 0;
    for (int i = begin; i < tokens.size(); i++) {
      depth += tokens.type(i) == GStringBegin ? 1 : tokens.type(i) == GStringEnd ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** In an angle block, {@code List<String>} must not close the block: its end, or {@code at}. */
  private int endOfTypeArguments(int at) {
    int before = tokens.type(at - 1);
    if (!inAngle() || before != CapitalizedIdentifier && before != DOT) {
      return at;
    }
    int depth = 0;
    for (int i = at; i < tokens.size() && IN_TYPE_ARGUMENTS.contains(tokens.type(i)); i++) {
      depth += tokens.type(i) == LT ? 1 : tokens.type(i) == GT ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return at;
  }

  /** A {@code >} between two operands on one line is a comparison. */
  private boolean closes(int at) {
    int before = tokens.type(at - 1);
    if (before == NL || before == SEMI || before == LT || !OPERAND.contains(tokens.type(at + 1))) {
      return true;
    }
    return tokens.type(at + 1) == Identifier && BlockWords.INNER.contains(tokens.text(at + 1));
  }
}
