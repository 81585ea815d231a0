package dev.cozesh.shell.prompt;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.error.CozeInterruptedException;
import java.util.Optional;

/** Which call of a line was called off, and how many it has sent. Thread-safe. */
final class UnderWay implements CallListener {
  private String calledOff = "";
  private int sent;

  /** Another line begins. */
  synchronized void begin() {
    calledOff = "";
    sent = 0;
  }

  /** Verb and path of the call of this line that was called off; empty when none was. */
  synchronized Optional<String> calledOff() {
    return Optional.of(calledOff).filter(call -> !call.isEmpty());
  }

  /** Requests sent in this line, further attempts counted. */
  synchronized int sent() {
    return sent;
  }

  @Override
  public synchronized void sending(Call call) {
    sent++;
  }

  @Override
  public synchronized void failed(Call call, RuntimeException failure) {
    if (failure instanceof CozeInterruptedException) {
      calledOff = call.operation();
    }
  }
}
