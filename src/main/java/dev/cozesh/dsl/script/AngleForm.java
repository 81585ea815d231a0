package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.regex.Pattern;

/**
 * The angle form of a block: {@code bot "WeHan" < prompt "…" >} means {@code bot("WeHan") { prompt
 * "…" }}.
 *
 * <p>A {@code <} opens a block only behind the head of a block word, with its arguments, at the
 * start of a statement; its {@code >} closes at the same bracket depth. Both are told from
 * comparisons and generics on the tokens of Groovy's own lexer, so strings and comments stay as
 * they are. Each is replaced by one character, so lines and columns stay true.
 */
public final class AngleForm {
  private static final Pattern WORTH_A_LOOK =
      Pattern.compile(
          "\\b(?:workspace|knowledge|bot|workflow|onboarding|afterApply|probe)\\b[^<]*<");

  private AngleForm() {}

  /**
   * Replaces angles that are blocks by braces; all other text comes back unchanged, and what was
   * rewritten once is not changed again.
   *
   * @param file the script's name, for errors
   * @throws CozeScriptException when a block is not closed, with the place of its {@code <}, or
   *     when the text cannot be cut into tokens
   */
  public static String toBraces(String text, String file) {
    if (text.indexOf('<') < 0 || !WORTH_A_LOOK.matcher(text).find()) {
      return text; // the lexer is a large class: most lines at the prompt need none
    }
    AngleScanner scanner = new AngleScanner(Tokens.of(text, file));
    scanner.scan();
    scanner
        .unclosed()
        .ifPresent(
            opener -> {
              throw unclosed(new Place(file, opener.line(), opener.column()), opener.word());
            });
    char[] rewritten = text.toCharArray();
    scanner.openers().forEach(at -> rewritten[at] = '{');
    scanner.closers().forEach(at -> rewritten[at] = '}');
    return new String(rewritten);
  }

  private static CozeScriptException unclosed(Place place, String word) {
    return new CozeScriptException(
        place,
        "the block of " + word + " is not closed: its < has no >",
        "a > closes a block at the same depth of brackets in which < opened it",
        "add the missing >, or write the block with { and }");
  }
}
