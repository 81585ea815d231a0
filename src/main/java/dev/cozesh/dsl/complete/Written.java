package dev.cozesh.dsl.complete;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.script.Cut;
import dev.cozesh.dsl.script.Cut.Piece;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What stands before the cursor, as tokens with their brackets. The token that is being typed is
 * left out.
 */
final class Written {
  private static final Set<Integer> DOTS =
      Set.of(DOT, SAFE_DOT, SPREAD_DOT, SAFE_CHAIN_DOT, METHOD_POINTER, METHOD_REFERENCE);

  /** Behind these a line break does not end the statement. */
  private static final Set<Integer> GOES_ON =
      Set.of(
          COMMA,
          DOT,
          SAFE_DOT,
          SPREAD_DOT,
          ADD,
          SUB,
          MUL,
          DIV,
          MOD,
          AND,
          OR,
          EQUAL,
          NOTEQUAL,
          ASSIGN,
          QUESTION,
          COLON,
          ELVIS,
          LPAREN,
          LBRACK);

  private final List<Piece> pieces;
  private final int[] partner;
  private final int[] enclosing;

  Written(List<Piece> pieces) {
    this.pieces = pieces;
    this.partner = new int[pieces.size()];
    this.enclosing = new int[pieces.size() + 1];
    Arrays.fill(partner, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < pieces.size(); at++) {
      int type = type(at);
      if (type == RPAREN || type == RBRACK || type == RBRACE) {
        if (!open.isEmpty()) {
          int opener = open.pop();
          partner[at] = opener;
          partner[opener] = at;
        }
      }
      enclosing[at] = open.isEmpty() ? -1 : open.peek();
      if (type == LPAREN || type == LBRACK || type == SAFE_INDEX || type == LBRACE) {
        open.push(at);
      }
    }
    enclosing[pieces.size()] = open.isEmpty() ? -1 : open.peek();
  }

  static Written of(Cut cut, int count) {
    return new Written(cut.pieces().subList(0, count));
  }

  int size() {
    return pieces.size();
  }

  /** The type of a token; -1 before the first and behind the last. */
  int type(int at) {
    return at < 0 || at >= pieces.size() ? -1 : pieces.get(at).type();
  }

  /** The text of a token; empty before the first and behind the last. */
  String text(int at) {
    return at < 0 || at >= pieces.size() ? "" : pieces.get(at).text();
  }

  /** The bracket that belongs to this one; -1 when it is not there. */
  int partner(int at) {
    return at < 0 || at >= partner.length ? -1 : partner[at];
  }

  /** The innermost bracket that is open at a token; -1 for none. */
  int enclosing(int at) {
    return enclosing[at];
  }

  /** Whether nothing stands between a token and the one before it. */
  boolean touches(int at) {
    return at > 0 && at < pieces.size() && pieces.get(at - 1).to() == pieces.get(at).from();
  }

  boolean isDot(int at) {
    return DOTS.contains(type(at));
  }

  /** Whether it can be the name of something; behind a dot keywords can, too. */
  boolean isName(int at) {
    if (type(at) == Identifier || type(at) == CapitalizedIdentifier) {
      return true;
    }
    return isDot(at - 1)
        && !text(at).isEmpty()
        && Character.isJavaIdentifierStart(text(at).charAt(0));
  }

  /** The last token at or before a place that is no line break. */
  int visible(int at) {
    int last = at;
    while (type(last) == NL) {
      last--;
    }
    return last;
  }

  /** Whether a statement ends with this token. */
  boolean endsStatement(int at) {
    return type(at) == SEMI || type(at) == NL && !GOES_ON.contains(type(visible(at)));
  }

  /** Where the statement that a place belongs to begins, inside its innermost brackets. */
  int statement(int at) {
    int floor = enclosing(at);
    int first = at;
    while (first - 1 > floor) {
      int before = first - 1;
      int opener = partner(before);
      if (opener >= 0 && opener < before) {
        first = opener;
      } else if (endsStatement(before) || type(before) == ARROW) {
        break;
      } else {
        first = before;
      }
    }
    return skipLines(first, at);
  }

  private int skipLines(int from, int end) {
    int at = from;
    while (at < end && type(at) == NL) {
      at++;
    }
    return at;
  }

  /** Whether a statement begins at a place. */
  boolean startsStatement(int at) {
    int opener = enclosing(at);
    if (opener >= 0 && type(opener) != LBRACE) {
      return false;
    }
    int before = visible(at - 1);
    return before == opener
        || type(before) == ARROW
        || type(before) == SEMI
        || type(before) == RBRACE && before < at - 1
        || type(at - 1) == NL && !GOES_ON.contains(type(before));
  }
}
