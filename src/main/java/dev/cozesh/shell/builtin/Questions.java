package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Asks a person at the terminal until the answer can be used. */
record Questions(Console console) {
  private static final int TRIES = 3;

  Questions {
    requireNonNull(console, "console");
  }

  /** Whether the answer is yes; no answer is no. */
  boolean agreed(String question) {
    String answer = console.ask(question + " [y/N] ").orElse("").toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /**
   * The first answer that means something; three are taken.
   *
   * @param reader the meaning of an answer; empty when it has told what is wrong with it
   * @throws CozeUsageException when there was no answer, or none of the three could be used
   */
  <T> T until(String question, Function<String, Optional<T>> reader) {
    return read(() -> console.ask(question), reader);
  }

  /** The same for a secret, which is not shown while it is typed. */
  <T> T untilHidden(String question, Function<String, Optional<T>> reader) {
    return read(() -> console.askHidden(question), reader);
  }

  private <T> T read(Source source, Function<String, Optional<T>> reader) {
    for (int i = 0; i < TRIES; i++) {
      Optional<T> meaning = reader.apply(source.answer().orElseThrow(Questions::unanswered));
      if (meaning.isPresent()) {
        return meaning.get();
      }
    }
    throw new CozeUsageException(
        "nothing was stored: no answer could be used", "", "`cozesh login` asks again");
  }

  private static CozeUsageException unanswered() {
    return new CozeUsageException(
        "nothing was stored: the question was not answered", "", "`cozesh login` asks again");
  }

  /** Where an answer comes from. */
  private interface Source {
    Optional<String> answer();
  }
}
