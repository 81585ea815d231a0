package dev.cozesh.deploy;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.deploy.guard.RequestBudget;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Watches what leaves: counts requests, holds back what is over the budget, and writes into the
 * journal the moment at which something that cannot be undone begins to leave. One run, one thread.
 */
final class Wire implements CallListener {
  /** What lists and makes objects of one workspace. */
  private static final Set<String> TELLING =
      Set.of(
          "/v1/bots",
          "/v1/bot/create",
          "/v1/workflows",
          "/v1/datasets",
          "/v1/databases",
          "/open_api/knowledge/document/list",
          "/open_api/knowledge/document/create",
          "/api/intelligence_api/search/get_draft_intelligence_list",
          "/api/draftbot/create",
          "/api/workflow_api/workflow_list",
          "/api/workflow_api/create",
          "/api/knowledge/list",
          "/api/knowledge/create",
          "/api/knowledge/document/list",
          "/api/knowledge/document/create");

  private final AtomicInteger sent = new AtomicInteger();
  private Runnable onFirstByte = () -> {};
  private volatile ForeignIds foreign = new ForeignIds();
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
    foreign = ids;
  }

  /**
   * @throws CozeGuardException when the request holds an id of another target; it has not left then
   */
  @Override
  public void sending(Call call) {
    requireOwn(call.uri().toString(), call);
    call.body().ifPresent(body -> requireOwn(body, call));
    // Before the journal notes that it leaves: what is held back here is certainly not sent.
    budget.ifPresent(most -> most.requireRoom(sent.get() - before));
    onFirstByte.run();
    sent.incrementAndGet();
  }

  private void requireOwn(String text, Call call) {
    foreign
        .in(text)
        .ifPresent(
            owned -> {
              throw ForeignCheck.refused(
                  owned, call.operation() + ", which was held back,", "here");
            });
  }

  /** Rows of lists and results of creates tell ids of this target; answers about one do not. */
  @Override
  public void answered(Call call, Exchange exchange) {
    if (TELLING.contains(call.path())) {
      foreign.heard(exchange.body());
    }
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
