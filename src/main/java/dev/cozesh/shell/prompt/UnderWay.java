package dev.cozesh.shell.prompt;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import java.util.Optional;

/** Which call a line is waiting for, and how many it has sent. Thread-safe. */
final class UnderWay implements CallListener {
  private volatile String last = "";
  private volatile int sent;

  /** Another line begins. */
  void begin() {
    last = "";
    sent = 0;
  }

  /** Verb and path of the call that was sent last in this line; empty when none was. */
  Optional<String> last() {
    return Optional.of(last).filter(call -> !call.isEmpty());
  }

  /** Requests sent in this line, further attempts counted. */
  int sent() {
    return sent;
  }

  @Override
  public synchronized void sending(Call call) {
    last = call.operation();
    sent++;
  }

  /** A stream goes on behind its head: it stays the last one. */
  @Override
  public void answered(Call call, Exchange exchange) {
    if (!exchange.body().isEmpty()) {
      last = "";
    }
  }

  @Override
  public void failed(Call call, RuntimeException failure) {}
}
