package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.deploy.state.StateBackend;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps requests that hold an id of another target from leaving. What answers tell of this target
 * is its own from then on. Thread-safe.
 */
public final class ForeignFence implements CallListener {
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
          "/api/draftbot/list_draft_history",
          "/api/workflow_api/workflow_list",
          "/api/workflow_api/create",
          "/api/knowledge/list",
          "/api/knowledge/create",
          "/api/knowledge/document/list",
          "/api/knowledge/document/create");

  private final Supplier<ForeignIds> others;
  private final String here;
  private ForeignIds foreign;

  /**
   * @param others asked once, when something leaves first
   * @param here what people call this target
   */
  private ForeignFence(Supplier<ForeignIds> others, String here) {
    this.others = requireNonNull(others, "others");
    this.here = requireNonNull(here, "here");
  }

  static ForeignFence around(ForeignIds others) {
    return new ForeignFence(() -> others, "here");
  }

  /**
   * For what a script asks by itself: no id that is known of one environment leaves for another.
   *
   * @param backend where state is kept; opened when something leaves first
   * @param environment the one of the run
   */
  public static ForeignFence of(Supplier<StateBackend> backend, String environment) {
    return new ForeignFence(() -> ForeignIds.of(backend.get(), environment), environment);
  }

  /**
   * @throws dev.cozesh.error.CozeGuardException when the request holds an id of another target; it
   *     has not left then
   */
  @Override
  public void admit(Call call) {
    requireOwn(call.uri().toString(), call);
    call.body().ifPresent(body -> requireOwn(body, call));
  }

  private void requireOwn(String text, Call call) {
    foreign()
        .in(text)
        .ifPresent(
            owned -> {
              throw ForeignCheck.refused(owned, call.operation() + ", which was held back,", here);
            });
  }

  /** Rows of lists and results of creates tell ids of this target; answers about one do not. */
  @Override
  public void answered(Call call, Exchange exchange) {
    if (TELLING.contains(call.path())) {
      foreign().heard(exchange.body());
    }
  }

  /** Something was applied: what is known of targets has changed. */
  public synchronized void lookAgain() {
    foreign = null;
  }

  private synchronized ForeignIds foreign() {
    if (foreign == null) {
      foreign = others.get();
    }
    return foreign;
  }
}
