package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.script.TypedText;
import java.util.Optional;

/**
 * The text in the line editor, cut into tokens once however often its parts are drawn. One is
 * shared by what colours and what parses; only {@link #warm} may be called on another thread than
 * theirs.
 */
public final class EditedText {
  private static final String SAMPLE = "bot(\"a ${b} c\") { prompt 'd' + /e/ } // f";

  private volatile boolean warm;
  private TypedText last;

  /**
   * Loads Groovy's lexer, which takes a moment the first time. Until it has been loaded, by this or
   * by the first line, texts are not coloured, so that no key has to wait for it.
   */
  public void warm() {
    TypedText.of(SAMPLE).completeness();
    warm = true;
  }

  boolean isWarm() {
    return warm;
  }

  TypedText of(String text) {
    if (last == null || !last.text().equals(text)) {
      last = TypedText.of(text);
      warm = true;
    }
    return last;
  }

  /** The text looked at last, when it begins with these lines. */
  Optional<TypedText> beginningWith(String lines) {
    return last != null && last.text().startsWith(lines) ? Optional.of(last) : Optional.empty();
  }
}
