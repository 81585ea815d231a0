package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One thing that {@code state} does. */
interface StateVerb {
  /** The word behind {@code state}. */
  String name();

  /** Its operands as the help shows them, one word each; empty for none. */
  String operands();

  /** The options it takes besides those of every command. */
  default Set<Option> options() {
    return Set.of();
  }

  /** Does it: results to the console's out, everything else to its err. */
  void run(Scene scene);

  /**
   * What a verb works with.
   *
   * @param call whose first operand is the verb
   */
  record Scene(Connection connection, Supplier<StateBook> books, Call call, Console console) {
    public Scene {
      requireNonNull(connection, "connection");
      requireNonNull(books, "books");
      requireNonNull(call, "call");
      requireNonNull(console, "console");
    }

    /** What is managed; looked for when a verb wants it. */
    StateBook book() {
      return books.get();
    }

    /** The address at a position behind the verb, from 1. */
    Address address(int position) {
      return Addresses.read(call.arg(position, "the address"));
    }

    /**
     * Asks, unless {@code --yes} has answered.
     *
     * @param question without the choice of answers
     * @param refused what is so when nobody agrees
     * @throws CozeUsageException unless the answer is yes
     */
    void requireYes(String question, String refused) {
      if (!call.has(Option.YES) && !isYes(console.ask(question + "? [y/N] "))) {
        throw new CozeUsageException(refused + ": not confirmed", "", "run with --yes");
      }
    }

    private static boolean isYes(Optional<String> answer) {
      return answer
          .map(text -> text.toLowerCase(Locale.ROOT))
          .filter(text -> text.matches("y|yes"))
          .isPresent();
    }
  }
}
