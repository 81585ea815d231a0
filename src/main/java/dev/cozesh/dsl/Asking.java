package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question to the user. */
final class Asking {
  private static final String HIDDEN = "hidden";

  private final Session session;
  private final Place place;
  private final boolean hidden;

  /**
   * @param options {@code hidden:} whether the answer is a secret
   */
  Asking(Session session, Map<?, ?> options) {
    this.session = session;
    this.place = session.here("ask");
    this.hidden =
        Options.of(options, "ask", place, List.of(HIDDEN))
            .value(HIDDEN)
            .map(Boolean.TRUE::equals)
            .orElse(false);
  }

  /** The answer; an empty one is one. */
  Object ask(CharSequence question) {
    return answered(question)
        .map(answer -> given(question, answer))
        .orElseThrow(
            () ->
                new CozeScriptException(
                    place,
                    "nobody answered the question `" + question.toString().strip() + "`",
                    "there is no terminal to ask on, or its input has ended",
                    hidden
                        ? "read it with `secret(\"NAME\")`"
                        : "give a default: `ask(\"" + question + "\", \"…\")`",
                    new NotKnown()));
  }

  /** The answer; the default when there is none, or an empty one. */
  Object ask(CharSequence question, Object otherwise) {
    return answered(question)
        .filter(answer -> !answer.isEmpty())
        .map(answer -> given(question, answer))
        .orElse(otherwise);
  }

  private Optional<String> answered(CharSequence question) {
    Screen screen = session.host().screen();
    return hidden ? screen.askHidden(question.toString()) : screen.ask(question.toString());
  }

  private Object given(CharSequence question, String answer) {
    String name = question.toString().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return hidden ? session.secret(name, answer) : answer;
  }
}
