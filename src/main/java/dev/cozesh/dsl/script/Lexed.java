package dev.cozesh.dsl.script;

import java.util.List;
import java.util.Optional;

/**
 * A text cut into tokens as far as it can be: what cannot is named and stepped over.
 *
 * @param pieces every token, comments too, in their order; blanks lie between
 * @param visible the same without what a parser would not see
 * @param unclosed the literal or comment that reaches to the end of the text because nothing ends
 *     it
 * @param broken whether something stands there that no further text can put right
 */
record Lexed(List<Piece> pieces, Tokens visible, Optional<Unclosed> unclosed, boolean broken) {
  /** The type of a whole line that is a command of the prompt; the lexer has no such type. */
  static final int COMMAND = -2;

  /** The type of what begins no token. */
  static final int ERROR = -3;

  /** The type of a literal or comment that reaches to the end of the text. */
  static final int UNCLOSED = -4;

  /**
   * One token, or a stretch of text that is none.
   *
   * @param type its type as the lexer numbers them, or one of the above
   * @param start the char at which it begins
   * @param end the char behind it
   * @param index its number among the visible ones, or of the next visible one
   * @param hidden whether a parser would not see it
   */
  record Piece(int type, int start, int end, int index, boolean hidden) {}

  /**
   * A literal or comment that nothing ends.
   *
   * @param start the char at which it begins, or goes on behind a value in it
   * @param content the char behind its quotes
   * @param closer what would end it; empty when that is among the open brackets already
   * @param comment whether it is a comment
   */
  record Unclosed(int start, int content, String closer, boolean comment) {}
}
