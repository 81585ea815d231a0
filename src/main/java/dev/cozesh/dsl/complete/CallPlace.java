package dev.cozesh.dsl.complete;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The call whose argument is being written.
 *
 * @param name the token that names it
 * @param index how many unnamed arguments stand before this one
 * @param argument the name before this one's colon; empty for none
 * @param given the names of the other arguments
 * @param first whether the argument begins here: nothing but its name stands before
 * @param texts the unnamed arguments that are plain strings, without their quotes, by position
 */
record CallPlace(
    int name, int index, String argument, Set<String> given, boolean first, List<String> texts) {
  private static final Set<Integer> CANNOT_BEGIN_AN_ARGUMENT =
      Set.of(
          ASSIGN,
          ADD,
          MUL,
          DIV,
          MOD,
          COLON,
          COMMA,
          QUESTION,
          ELVIS,
          EQUAL,
          NOTEQUAL,
          LT,
          GT,
          LE,
          GE,
          AND,
          OR,
          SEMI,
          ARROW,
          RPAREN,
          RBRACK,
          RBRACE,
          INSTANCEOF,
          IN,
          AS,
          RANGE_INCLUSIVE,
          REGEX_FIND,
          REGEX_MATCH);

  /** The call around the end of what is written; empty when none is. */
  static Optional<CallPlace> at(Written written) {
    return at(written, written.size());
  }

  private static Optional<CallPlace> at(Written written, int end) {
    int opener = written.enclosing(end);
    if (opener >= 0 && written.type(opener) == LPAREN) {
      boolean call = written.isName(opener - 1) && written.touches(opener);
      return call ? Optional.of(of(written, opener - 1, opener + 1, end)) : Optional.empty();
    }
    if (opener >= 0 && written.type(opener) == LBRACK) {
      boolean index = written.touches(opener) && written.isName(opener - 1);
      boolean begins = written.type(end - 1) == COMMA || end - 1 == opener;
      return index ? Optional.empty() : at(written, opener).map(outer -> outer.in(begins));
    }
    int statement = written.statement(end);
    OptionalInt name = command(written, statement, end);
    return name.isPresent()
        ? Optional.of(of(written, name.getAsInt(), name.getAsInt() + 1, end))
        : Optional.empty();
  }

  /** The word that a statement begins with, the one in which a block opens. */
  static Optional<String> command(Written written, int brace) {
    int statement = written.statement(brace);
    int from = behindAssignment(written, statement, brace);
    return from < brace && written.isName(from)
        ? Optional.of(written.text(from))
        : Optional.empty();
  }

  private static int behindAssignment(Written written, int statement, int end) {
    int from = statement;
    for (int at = statement; at < end; at++) {
      boolean begins = written.type(at) == ASSIGN || written.type(at) == RETURN;
      if (begins && written.enclosing(at) == written.enclosing(end)) {
        from = at + 1;
      }
    }
    return from;
  }

  private CallPlace in(boolean begins) {
    return new CallPlace(name, index, argument, given, first && begins, texts);
  }

  /** The name of a call without brackets that a statement is. */
  static OptionalInt command(Written written, int statement, int end) {
    int name = behindAssignment(written, statement, end);
    while (name < end && written.isName(name)) {
      int behind = name + 1;
      while (isBracket(written, behind) && written.partner(behind) > behind) {
        behind = written.partner(behind) + 1;
      }
      if (!written.isDot(behind)) {
        break;
      }
      name = behind + 1;
    }
    if (name >= end || !written.isName(name)) {
      return OptionalInt.empty();
    }
    int next = name + 1;
    boolean begins =
        next == end
            || !isBracket(written, next)
                && written.type(next) != LBRACE
                && !CANNOT_BEGIN_AN_ARGUMENT.contains(written.type(next));
    return begins ? OptionalInt.of(name) : OptionalInt.empty();
  }

  /** Whether it opens the arguments of a call, or an index. */
  private static boolean isBracket(Written written, int at) {
    boolean opens = written.type(at) == LPAREN || written.type(at) == LBRACK;
    return opens && (written.touches(at) || written.type(at) == LPAREN);
  }

  private static CallPlace of(Written written, int name, int from, int end) {
    int level = from < end ? written.enclosing(from) : written.enclosing(end);
    Set<String> given = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    int start = from;
    int index = 0;
    for (int at = from; at < end; at++) {
      if (written.type(at) == COMMA && written.enclosing(at) == level) {
        if (isNamed(written, start)) {
          given.add(written.text(start));
        } else {
          index++;
          texts.add(text(written, start, at));
        }
        start = at + 1;
      }
    }
    while (start < end && written.type(start) == NL) {
      start++;
    }
    boolean named = start + 1 < end && isNamed(written, start);
    int value = named ? start + 2 : start;
    return new CallPlace(
        name, index, named ? written.text(start) : "", given, value >= end, List.copyOf(texts));
  }

  private static boolean isNamed(Written written, int at) {
    return written.type(at + 1) == COLON
        && (written.isName(at)
            || written.type(at) == StringLiteral
            || !written.text(at).isEmpty()
                && Character.isJavaIdentifierStart(written.text(at).charAt(0)));
  }

  private static String text(Written written, int from, int end) {
    String text = written.text(from);
    boolean plain = end == from + 1 && written.type(from) == StringLiteral && text.length() >= 2;
    return plain ? text.substring(1, text.length() - 1) : "";
  }
}
