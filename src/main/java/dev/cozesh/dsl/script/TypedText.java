package dev.cozesh.dsl.script;

import dev.cozesh.dsl.script.StatementRanges.Range;
import java.util.List;

/**
 * A text at the prompt, cut into tokens once and looked at from many sides. Any text will do, also
 * one that is unfinished or wrong; nothing is evaluated and nothing fails. Immutable.
 */
public final class TypedText {
  private final String text;
  private final Lexed lexed;
  private final Nesting nesting;
  private final List<Range> ranges;
  private final Openness openness;

  private TypedText(String text) {
    this.text = text;
    this.lexed = TextLexer.cut(text);
    this.nesting = Nesting.of(lexed.visible(), text);
    this.ranges = StatementRanges.of(lexed.visible(), nesting);
    this.openness = new Openness(text, lexed, nesting, ranges);
  }

  /** Cuts a text, in time in proportion to its length. */
  public static TypedText of(String text) {
    return new TypedText(text);
  }

  /**
   * Whether a text is a command of the prompt: it begins with a slash and a word of letters, behind
   * which there is a blank or the end of the line. {@code /ab+c/} is a pattern, {@code /ab c/} is a
   * command.
   */
  public static boolean isCommand(String text) {
    return TextLexer.isCommand(text);
  }

  /** The text itself. */
  public String text() {
    return text;
  }

  /** Whether it can be run, or what it wants. */
  public Completeness completeness() {
    return openness.atEnd();
  }

  /**
   * What the text up to the end of one of its lines wants.
   *
   * @param lineBreak the place of the line break, a char
   */
  public Completeness before(int lineBreak) {
    return openness.before(lineBreak);
  }

  /** What {@link Statements#of} says. */
  public List<Statement> statements() {
    return ranges.stream().map(this::statement).toList();
  }

  /** Its parts by kind, for an editor to colour. */
  public Colouring colouring() {
    return new Colouring(text, lexed, nesting);
  }

  private Statement statement(Range range) {
    Tokens tokens = lexed.visible();
    int start = tokens.offset(range.first());
    return new Statement(
        tokens.line(range.first()), text.substring(start, tokens.end(range.last())));
  }
}
