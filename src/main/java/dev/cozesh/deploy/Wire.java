package dev.cozesh.deploy;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Watches what leaves: counts requests, and writes into the journal the moment at which something
 * that cannot be undone begins to leave. One run, one thread.
 */
final class Wire implements CallListener {
  private final AtomicInteger sent = new AtomicInteger();
  private Runnable onFirstByte = () -> {};

  @Override
  public void sending(Call call) {
    onFirstByte.run();
    sent.incrementAndGet();
  }

  /** How many requests have left so far. */
  int requests() {
    return sent.get();
  }

  /** Sends something of which the journal holds the intent. */
  <T> T sending(Journal journal, JournalEntry intent, Supplier<T> request) {
    onFirstByte = () -> journal.sending(intent);
    try {
      return request.get();
    } finally {
      onFirstByte = () -> {};
    }
  }
}
