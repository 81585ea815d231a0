package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.PlanText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks whether a plan is to be applied, and says what stands when it is not. */
final class Confirmation {
  private final Console console;
  private final List<String> sentByScript;
  private final boolean untouched;
  private final String question;

  /**
   * @param sentByScript verb and path of what the script itself has sent and changed
   * @param untouched whether this run has changed nothing at all so far
   */
  Confirmation(Console console, List<String> sentByScript, boolean untouched) {
    this.console = requireNonNull(console, "console");
    this.sentByScript = List.copyOf(sentByScript);
    this.untouched = untouched;
    this.question = "apply";
  }

  private Confirmation(Confirmation like, String question) {
    this.console = like.console;
    this.sentByScript = like.sentByScript;
    this.untouched = like.untouched;
    this.question = question;
  }

  /** The same with another question, without the choice of answers. */
  Confirmation about(String other) {
    return new Confirmation(this, other);
  }

  /**
   * Asks until the answer is clear.
   *
   * @throws NotAppliedException unless it is yes
   */
  void require(Plan plan) {
    for (Optional<String> answer = ask(); answer.isPresent(); answer = ask()) {
      switch (answer.get().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return;
        }
        case "d" -> details(plan);
        default ->
            throw new NotAppliedException("not applied", sentAlready(), "run again, or with --yes");
      }
    }
    throw notConfirmed();
  }

  /**
   * Asks for the name of the place.
   *
   * @throws NotAppliedException unless exactly that is typed
   */
  void requireName(Plan plan, String name) {
    String asked = question + " in " + name + "? type its name, or d for details: ";
    for (Optional<String> said = console.ask(asked); said.isPresent(); said = console.ask(asked)) {
      if (said.get().strip().equals(name)) {
        return;
      }
      if (!said.get().equalsIgnoreCase("d")) {
        throw new NotAppliedException("not applied", sentAlready(), "run again, and type " + name);
      }
      details(plan);
    }
    throw notConfirmed();
  }

  private Optional<String> ask() {
    return console.ask(question + "? [y/N/d] ");
  }

  private void details(Plan plan) {
    console.print(PlanText.details(plan, new Ink(console.colourOut())));
  }

  private NotAppliedException notConfirmed() {
    return notConfirmed(
        console.canAsk() ? "the question was not answered" : "there is no terminal to ask on");
  }

  private NotAppliedException notConfirmed(String why) {
    return new NotAppliedException(
        untouched ? "nothing was sent: not confirmed" : "the plan was not applied: not confirmed",
        sentByScript.isEmpty() ? why : why + "; " + sentAlready(),
        "run with --yes");
  }

  private String sentAlready() {
    if (sentByScript.isEmpty()) {
      return "";
    }
    String calls = sentByScript.size() == 1 ? "1 call that changes" : count() + " that change";
    return "the script itself has sent " + calls + " something: " + named(sentByScript);
  }

  private String count() {
    return sentByScript.size() + " calls";
  }

  /** The operations on one line. */
  static String named(List<String> operations) {
    return Clean.line(String.join(", ", operations));
  }
}
