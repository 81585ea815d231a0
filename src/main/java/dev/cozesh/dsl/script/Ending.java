package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.Set;

/** What a statement still wants behind its last token, though no bracket of it is open. */
final class Ending {
  private static final Set<Integer> MODIFIERS =
      Set.of(
          DEF,
          FINAL,
          STATIC,
          PUBLIC,
          PRIVATE,
          PROTECTED,
          ABSTRACT,
          SYNCHRONIZED,
          TRANSIENT,
          NATIVE,
          VOLATILE,
          STRICTFP,
          DEFAULT);

  private static final Set<Integer> TYPES = Set.of(CLASS, INTERFACE, ENUM, TRAIT);

  private static final Set<Integer> WANT_A_NAME =
      Set.of(IMPORT, PACKAGE, EXTENDS, IMPLEMENTS, THROWS, AT);

  private static final Set<Integer> NAMES = Set.of(Identifier, CapitalizedIdentifier);

  private static final String BODY = "body";
  private static final String NAME = "name";
  private static final String BLOCK = "{";

  private final Tokens tokens;
  private final Nesting nesting;
  private final int first;
  private final int last;

  /**
   * @param first the statement's first token
   * @param last its last token, no line break
   */
  Ending(Tokens tokens, Nesting nesting, int first, int last) {
    this.tokens = tokens;
    this.nesting = nesting;
    this.first = first;
    this.last = last;
  }

  /** A closer, a keyword, or a word for what is missing; empty when nothing is. */
  String wanted() {
    if (last < first || type(first) == Lexed.COMMAND) {
      return "";
    }
    String behind = isProperty(last) ? "" : behindLast();
    if (!behind.isEmpty()) {
      return behind;
    }
    String declared = declaration();
    return declared.isEmpty() && openQuestions() > 0 ? ":" : declared;
  }

  private String behindLast() {
    int type = type(last);
    if (Operators.LEAD_ON.contains(type) && !endsWell(type)) {
      return type == AS || type == NEW || Operators.DOTS.contains(type) ? NAME : "operand";
    }
    if (WANT_A_NAME.contains(type) || TYPES.contains(type)) {
      return NAME;
    }
    return switch (type) {
      case ELSE, DO -> BODY;
      case TRY, FINALLY -> BLOCK;
      case RPAREN -> behindParenthesis();
      case RBRACE -> behindBlock();
      default -> "";
    };
  }

  /** An operator's sign that is none here. */
  private boolean endsWell(int type) {
    return nesting.isAngle(last)
        || type == GT && closesTypeArguments()
        || type == MUL && type(first) == IMPORT;
  }

  private boolean closesTypeArguments() {
    int at = skipTypeArgumentsBack(last);
    return at < last && type(at) == CapitalizedIdentifier;
  }

  /** The token before the angle that opens what this one closes; the same when it closes none. */
  private int skipTypeArgumentsBack(int closing) {
    int depth = 0;
    for (int at = closing; at > first && AngleScanner.IN_TYPE_ARGUMENTS.contains(type(at)); at--) {
      depth += type(at) == GT ? 1 : type(at) == LT ? -1 : 0;
      if (depth == 0) {
        return at - 1;
      }
    }
    return closing;
  }

  private String behindParenthesis() {
    int keyword = before(nesting.opener(last));
    if (keyword < first || isProperty(keyword)) {
      return "";
    }
    return switch (type(keyword)) {
      case IF, FOR -> BODY;
      case WHILE -> endsLoop(keyword) ? "" : BODY;
      case SWITCH, CATCH, SYNCHRONIZED, TRY -> BLOCK;
      case DEF, FINAL -> keyword == first ? "=" : ""; // def (a, b) has to be given something
      default -> "";
    };
  }

  private boolean endsLoop(int keyword) {
    int closing = before(keyword);
    boolean braced = type(closing) == RBRACE && type(before(nesting.opener(closing))) == DO;
    return braced || type(first) == DO && keyword > first;
  }

  private String behindBlock() {
    int opener = nesting.opener(last);
    int head = before(opener);
    if (opener < 0 || head < first) {
      return "";
    }
    return switch (type(head)) {
      case TRY -> isProperty(head) ? "" : "catch";
      case DO -> isProperty(head) ? "" : "while";
      default -> "";
    };
  }

  private String declaration() {
    boolean annotated = type(first) == AT && type(first + 1) != INTERFACE;
    int at = first;
    while (at <= last && (type(at) == AT && type(at + 1) != INTERFACE || isModifier(at))) {
      at = type(at) == AT ? behindAnnotation(at) : at + 1;
      at = skipBreaks(at);
    }
    if (at > last) {
      return annotated ? "declaration" : NAME;
    }
    boolean modified = at > first && isModifier(before(at));
    at = type(at) == AT ? at + 1 : at;
    boolean record = type(at) == RECORD && NAMES.contains(type(at + 1)) && type(at + 2) == LPAREN;
    if ((TYPES.contains(type(at)) || record) && NAMES.contains(type(at + 1))) {
      return hasBlock(at) ? "" : BLOCK;
    }
    return isMethodHead(at, modified) ? BLOCK : "";
  }

  private boolean isModifier(int at) {
    return MODIFIERS.contains(type(at)) && !(type(at) == SYNCHRONIZED && type(at + 1) == LPAREN);
  }

  private int behindAnnotation(int at) {
    int name = at + 1;
    while (NAMES.contains(type(name)) && type(name + 1) == DOT) {
      name += 2;
    }
    int arguments = name + 1;
    if (type(arguments) != LPAREN) {
      return arguments;
    }
    int closing = closing(arguments);
    return closing < 0 ? last + 1 : closing + 1;
  }

  private boolean hasBlock(int from) {
    for (int at = from; at <= last; at++) {
      if (type(at) == LBRACE) {
        return true;
      }
    }
    return false;
  }

  /** Name and parameters of a method, with a type or a modifier before them and nothing behind. */
  private boolean isMethodHead(int start, boolean modified) {
    int at = type(start) == LT ? behindTypeArguments(start) : start;
    boolean typed = type(at) == VOID || type(at) == BuiltInPrimitiveType || isClassName(at);
    if (typed && type(at + 1) != LPAREN) {
      at = behindType(at);
    } else if (!modified) {
      return false;
    }
    boolean named = NAMES.contains(type(at)) || type(at) == StringLiteral;
    if (!named || type(at + 1) != LPAREN) {
      return false;
    }
    int closing = closing(at + 1);
    return closing == last
        || closing > 0 && type(skipBreaks(closing + 1)) == THROWS && !hasBlock(closing);
  }

  /** {@code String f()} declares, {@code GET f()} calls. */
  private boolean isClassName(int at) {
    return type(at) == CapitalizedIdentifier
        && tokens.text(at).chars().anyMatch(Character::isLowerCase);
  }

  private int behindType(int start) {
    int at = start + 1;
    while (type(at) == DOT && NAMES.contains(type(at + 1))) {
      at += 2;
    }
    at = type(at) == LT ? behindTypeArguments(at) : at;
    while (type(at) == LBRACK && type(at + 1) == RBRACK) {
      at += 2;
    }
    return at;
  }

  private int behindTypeArguments(int open) {
    int depth = 0;
    for (int at = open; at <= last && AngleScanner.IN_TYPE_ARGUMENTS.contains(type(at)); at++) {
      depth += type(at) == LT ? 1 : type(at) == GT ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return open;
  }

  /** How many {@code ?} have no {@code :} yet; those of type arguments ask nothing. */
  private int openQuestions() {
    Nesting.Open around = nesting.behind(first - 1);
    int open = 0;
    for (int at = nesting.question(first); at <= last; at++) {
      if (nesting.behind(at) != around) {
        continue;
      }
      boolean wildcard = type(at - 1) == LT || type(at - 1) == COMMA;
      if (type(at) == QUESTION && !wildcard) {
        open++;
      } else if (type(at) == COLON && open > 0) {
        open--;
      }
    }
    return open;
  }

  /** The bracket that closes the one at {@code open}, within the statement; else -1. */
  private int closing(int open) {
    Nesting.Open around = nesting.behind(open - 1);
    for (int at = open + 1; at <= last; at++) {
      if (nesting.behind(at) == around) {
        return at;
      }
    }
    return -1;
  }

  /** Whether this is what stands behind a dot, where a keyword is a name. */
  private boolean isProperty(int at) {
    return at > first && Operators.DOTS.contains(type(at - 1));
  }

  private int before(int at) {
    int found = at - 1;
    while (found >= first && type(found) == NL) {
      found--;
    }
    return found;
  }

  private int skipBreaks(int at) {
    int found = at;
    while (found <= last && type(found) == NL) {
      found++;
    }
    return found;
  }

  private int type(int at) {
    return tokens.type(at);
  }
}
