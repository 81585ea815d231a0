package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which brackets are open behind each token: round, square, curly, angles of a block, strings. */
final class Nesting {
  /**
   * One open bracket.
   *
   * @param closer what closes it
   * @param token the number of the token that opened it
   * @param outer the bracket around it; null at the top
   */
  record Open(String closer, int token, Open outer) {}

  private final Tokens tokens;
  private final Set<Integer> angles;
  private final Set<Integer> closingAngles;
  private final List<Open> behind;
  private final NavigableSet<Integer> questions = new TreeSet<>();
  private int wrong = -1;

  private Nesting(Tokens tokens, String text) {
    this.tokens = tokens;
    this.behind = new ArrayList<>(tokens.size());
    AngleScanner scanner = new AngleScanner(tokens);
    if (text.indexOf('<') >= 0) {
      scanner.scan();
    }
    this.angles = Set.copyOf(scanner.openers());
    this.closingAngles = Set.copyOf(scanner.closers());
  }

  static Nesting of(Tokens tokens, String text) {
    Nesting nesting = new Nesting(tokens, text);
    Open open = null;
    for (int at = 0; at < tokens.size(); at++) {
      open = nesting.step(at, open);
      nesting.behind.add(open);
      if (tokens.type(at) == QUESTION) {
        nesting.questions.add(at);
      }
    }
    return nesting;
  }

  /** The innermost bracket open behind a token; null when none is, or before the first. */
  Open behind(int token) {
    return token < 0 ? null : behind.get(token);
  }

  /** The token that opened what this one closes; -1 when it closes nothing. */
  int opener(int token) {
    Open before = behind(token - 1);
    return before != null && behind(token) == before.outer() ? before.token() : -1;
  }

  /** The first {@code ?} from a token on; behind the last token when there is none. */
  int question(int from) {
    Integer found = questions.ceiling(from);
    return found == null ? tokens.size() : found;
  }

  /** Whether this token is an angle that opens or closes a block. */
  boolean isAngle(int token) {
    int type = tokens.type(token);
    return type == LT && angles.contains(tokens.offset(token))
        || type == GT && closingAngles.contains(tokens.offset(token));
  }

  /** The first token that closes what is not open; -1 when there is none. */
  int wrong() {
    return wrong;
  }

  private Open step(int at, Open open) {
    int type = tokens.type(at);
    return switch (type) {
      case LPAREN -> new Open(")", at, open);
      case LBRACK, SAFE_INDEX -> new Open("]", at, open);
      case LBRACE -> new Open("}", at, open);
      case GStringBegin -> new Open(Literals.closer(tokens.text(at), 0), at, open);
      case LT -> isAngle(at) ? new Open(">", at, open) : open;
      case GT -> isAngle(at) ? closed(">", at, open) : open;
      case RPAREN, RBRACK, RBRACE -> closed(tokens.text(at), at, open);
      case GStringEnd -> closed(open == null ? "" : stringCloser(open), at, open);
      default -> open;
    };
  }

  private String stringCloser(Open open) {
    return tokens.type(open.token()) == GStringBegin ? open.closer() : "";
  }

  private Open closed(String closer, int at, Open open) {
    if (open != null && open.closer().equals(closer)) {
      return open.outer();
    }
    wrong = wrong < 0 ? at : wrong;
    return open;
  }
}
