package dev.cozesh.shell.prompt;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallGate;
import dev.cozesh.error.CozeGuardException;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * Asks before one line sends more calls that change something than a person would type.
 * Thread-safe.
 */
final class FanOut implements CallGate {
  private final IntSupplier limit;
  private final Predicate<String> question;
  private int sent;
  private boolean allowed;

  /**
   * @param limit so many pass without a question; 0 never asks
   * @param question asked once a line; true lets the rest of the line pass
   */
  FanOut(IntSupplier limit, Predicate<String> question) {
    this.limit = limit;
    this.question = question;
  }

  /** Another line begins. */
  synchronized void begin() {
    sent = 0;
    allowed = false;
  }

  /**
   * @throws CozeGuardException when the user does not want it to go on
   */
  @Override
  public synchronized boolean admits(Call call) {
    if (call.reads()) {
      return true;
    }
    int most = limit.getAsInt();
    if (!allowed && most > 0 && sent >= most) {
      allowed =
          question.test(
              "this line has sent "
                  + sent
                  + " calls that change something, and "
                  + call.operation()
                  + " is the next; let it go on? [y/N] ");
      if (!allowed) {
        throw new CozeGuardException(
            call.operation() + " was not sent, nor what would have followed",
            "the line had sent " + sent + " calls that change something, and you stopped it there",
            "what was sent stands; `/set confirm N` moves the limit");
      }
    }
    sent++;
    return true;
  }
}
