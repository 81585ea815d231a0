package dev.cozesh.deploy;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.deploy.guard.RequestBudget;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Watches what leaves: counts requests, holds back what is over the budget, and writes into the
 * journal the moment at which something that cannot be undone begins to leave. One run, one thread.
 */
final class Wire implements CallListener {
  private final AtomicInteger sent = new AtomicInteger();
  private Runnable onFirstByte = () -> {};
  private volatile ForeignFence fence = ForeignFence.around(new ForeignIds());
  private Optional<RequestBudget> budget = Optional.empty();
  private int before;

  /** From now on so many may leave; without a number as many as want to. */
  void allow(OptionalInt requests) {
    budget =
        requests.isEmpty() ? Optional.empty() : Optional.of(new RequestBudget(requests.getAsInt()));
    before = sent.get();
  }

  /** From now on nothing leaves that holds one of these. */
  void fence(ForeignIds ids) {
    fence = ForeignFence.around(ids);
  }

  /**
   * @throws CozeGuardException when the request is over the budget or holds an id of another
   *     target; the journal does not note then that it leaves
   */
  @Override
  public void admit(Call call) {
    fence.admit(call);
    budget.ifPresent(most -> most.requireRoom(sent.get() - before, call.operation()));
  }

  @Override
  public void sending(Call call) {
    onFirstByte.run();
    sent.incrementAndGet();
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    fence.answered(call, exchange);
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
