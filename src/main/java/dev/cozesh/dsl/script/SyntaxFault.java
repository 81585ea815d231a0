package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the tokens of a script that does not parse what is missing: the parser notices an open
 * bracket only where the script ends, and names everything behind it.
 */
final class SyntaxFault {
  private static final Map<Integer, Integer> CLOSER =
      Map.of(LPAREN, RPAREN, LBRACK, RBRACK, SAFE_INDEX, RBRACK, LBRACE, RBRACE);

  private static final Map<Integer, String> SHOWN = Map.of(RPAREN, ")", RBRACK, "]", RBRACE, "}");

  /** In front of these a statement cannot have begun: behind them is its head. */
  private static final Set<Integer> STARTS_A_STATEMENT =
      Set.of(NL, SEMI, LBRACE, RBRACE, ARROW, ASSIGN, -1);

  private final Tokens tokens;
  private final String file;
  private final Throwable cause;

  private SyntaxFault(Tokens tokens, String file, Throwable cause) {
    this.tokens = tokens;
    this.file = file;
    this.cause = cause;
  }

  /** What is missing; empty when brackets and end are in order, or a string is not. */
  static Optional<CozeScriptException> find(Tokens tokens, String file, Throwable cause) {
    SyntaxFault fault = new SyntaxFault(tokens, file, cause);
    return fault.bracket().or(fault::end);
  }

  private Optional<CozeScriptException> bracket() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      int type = tokens.type(at);
      if (CLOSER.containsKey(type)) {
        open.push(at);
      } else if (SHOWN.containsKey(type)) {
        if (open.isEmpty()) {
          return Optional.of(closesNothing(at));
        }
        int opener = open.pop();
        if (CLOSER.get(tokens.type(opener)) != type) {
          return Optional.of(unclosed(opener));
        }
      }
    }
    return Optional.ofNullable(open.peek()).map(this::unclosed);
  }

  private CozeScriptException closesNothing(int at) {
    String bracket = tokens.text(at);
    return new CozeScriptException(
        place(at), "the " + bracket + " closes nothing", "", "take it out, or open it", cause);
  }

  private CozeScriptException unclosed(int opener) {
    String bracket = tokens.text(opener);
    String closer = SHOWN.get(CLOSER.get(tokens.type(opener)));
    String head = tokens.type(opener) == LBRACE ? head(opener) : "";
    return new CozeScriptException(
        place(opener),
        head.isEmpty()
            ? "the " + bracket + " is not closed: it has no " + closer
            : "the block of " + head + " is not closed: its { has no }",
        "",
        "add the missing " + closer,
        cause);
  }

  /** The word whose block a brace opens; empty when it is none. */
  private String head(int brace) {
    int first = brace;
    while (!STARTS_A_STATEMENT.contains(tokens.type(first - 1))) {
      first--;
    }
    String word = first < brace ? tokens.text(first) : "";
    boolean opens =
        BlockWords.NAMED.contains(word)
            || BlockWords.BARE.contains(word)
            || BlockWords.ONBOARDING.equals(word);
    return opens ? word : "";
  }

  private Optional<CozeScriptException> end() {
    int last = tokens.size() - 1;
    while (tokens.type(last) == NL) {
      last--;
    }
    if (!Operators.LEAD_ON.contains(tokens.type(last))) {
      return Optional.empty();
    }
    String operator = tokens.text(last);
    return Optional.of(
        new CozeScriptException(
            place(last),
            "the script ends after " + operator,
            "something has to follow it",
            "add what is missing, or take the " + operator + " out",
            cause));
  }

  private Place place(int at) {
    return new Place(file, tokens.line(at), tokens.column(at));
  }
}
