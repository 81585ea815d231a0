package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.Set;

/** Operators of Groovy by what may stand around them. */
final class Operators {
  /** Behind these a line break does not end a statement: an operand or a name follows. */
  static final Set<Integer> LEAD_ON =
      Set.of(
          ASSIGN,
          ADD_ASSIGN,
          SUB_ASSIGN,
          MUL_ASSIGN,
          DIV_ASSIGN,
          AND_ASSIGN,
          OR_ASSIGN,
          XOR_ASSIGN,
          MOD_ASSIGN,
          LSHIFT_ASSIGN,
          RSHIFT_ASSIGN,
          URSHIFT_ASSIGN,
          POWER_ASSIGN,
          ELVIS_ASSIGN,
          ADD,
          SUB,
          MUL,
          DIV,
          MOD,
          POWER,
          AND,
          OR,
          NOT,
          BITNOT,
          BITAND,
          BITOR,
          XOR,
          IMPLIES,
          EQUAL,
          NOTEQUAL,
          IDENTICAL,
          NOT_IDENTICAL,
          LT,
          GT,
          LE,
          GE,
          SPACESHIP,
          QUESTION,
          COLON,
          ELVIS,
          DOT,
          SAFE_DOT,
          SPREAD_DOT,
          SAFE_CHAIN_DOT,
          METHOD_POINTER,
          METHOD_REFERENCE,
          COMMA,
          ARROW,
          REGEX_FIND,
          REGEX_MATCH,
          RANGE_INCLUSIVE,
          RANGE_EXCLUSIVE_LEFT,
          RANGE_EXCLUSIVE_RIGHT,
          RANGE_EXCLUSIVE_FULL,
          AS,
          IN,
          NOT_IN,
          INSTANCEOF,
          NOT_INSTANCEOF,
          NEW,
          THROW,
          ASSERT);

  static final Set<Integer> DOTS =
      Set.of(DOT, SAFE_DOT, SPREAD_DOT, SAFE_CHAIN_DOT, METHOD_POINTER, METHOD_REFERENCE);

  private Operators() {}
}
