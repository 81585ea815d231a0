package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the statements at the top of a text begin and end, in numbers of tokens. */
final class StatementRanges {
  /** A line that begins with one of these belongs to the one before; no statement begins so. */
  private static final Set<Integer> GLUES =
      Set.of(
          DOT,
          SAFE_DOT,
          SPREAD_DOT,
          SAFE_CHAIN_DOT,
          METHOD_POINTER,
          METHOD_REFERENCE,
          ELSE,
          CATCH,
          FINALLY,
          ASSIGN,
          MUL,
          MOD,
          POWER,
          AND,
          OR,
          BITAND,
          BITOR,
          XOR,
          IMPLIES,
          EQUAL,
          NOTEQUAL,
          IDENTICAL,
          NOT_IDENTICAL,
          GT,
          LE,
          GE,
          SPACESHIP,
          QUESTION,
          COLON,
          ELVIS,
          COMMA,
          ARROW,
          REGEX_FIND,
          REGEX_MATCH,
          AS,
          IN,
          NOT_IN,
          INSTANCEOF,
          NOT_INSTANCEOF,
          EXTENDS,
          IMPLEMENTS,
          THROWS);

  /** Behind a semicolon only these go on. */
  private static final Set<Integer> GLUES_BEHIND_SEMICOLON = Set.of(ELSE, CATCH, FINALLY);

  /**
   * One statement.
   *
   * @param first its first token
   * @param last its last token, no line break and no semicolon
   * @param ended whether a semicolon stands behind it
   */
  record Range(int first, int last, boolean ended) {}

  private final Tokens tokens;
  private final Nesting nesting;
  private final List<Range> found = new ArrayList<>();

  private StatementRanges(Tokens tokens, Nesting nesting) {
    this.tokens = tokens;
    this.nesting = nesting;
  }

  /** Statements in their order; what stands behind a bracket that closes nothing is one. */
  static List<Range> of(Tokens tokens, Nesting nesting) {
    StatementRanges ranges = new StatementRanges(tokens, nesting);
    ranges.split();
    return ranges.found;
  }

  private void split() {
    int first = -1;
    int last = -1;
    for (int at = 0; at < tokens.size(); at++) {
      int type = tokens.type(at);
      boolean breaks = type == NL || type == SEMI && nesting.behind(at) == null;
      if (!breaks) {
        first = first < 0 ? at : first;
        last = at;
      } else if (first >= 0 && endsAt(first, last, at)) {
        found.add(new Range(first, last, type == SEMI));
        first = -1;
      }
    }
    if (first >= 0) {
      found.add(new Range(first, last, false));
    }
  }

  private boolean endsAt(int first, int last, int at) {
    boolean closed = nesting.behind(at) == null && (nesting.wrong() < 0 || nesting.wrong() > at);
    if (!closed) {
      return false;
    }
    int next = at + 1;
    while (tokens.type(next) == NL) {
      next++;
    }
    if (tokens.type(at) == SEMI) {
      return !GLUES_BEHIND_SEMICOLON.contains(tokens.type(next));
    }
    return tokens.type(first) == Lexed.COMMAND
        || !GLUES.contains(tokens.type(next)) && !wantsMore(first, last);
  }

  private boolean wantsMore(int first, int last) {
    return !new Ending(tokens, nesting, first, last).wanted().isEmpty();
  }
}
