package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.sandbox.RouteTable.Target;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does what a request asks, the way Coze's gateway and services would answer it. */
final class Dispatcher {
  private static final String ACCEPTED_TOKENS = "pat_test";

  private final Store store;
  private final Clock clock;
  private final Past past;
  private final Front front;
  private final Consumer<String> onHandled;

  /**
   * @param onHandled hears the name of each route whose handler is about to run
   */
  Dispatcher(Service service, Persona persona, Consumer<String> onHandled) {
    this.store = service.store();
    this.clock = service.clock();
    this.past = new Past(clock);
    this.front = new Front(service.routes(), persona, this::accepts, this::knows);
    this.onHandled = onHandled;
  }

  /**
   * What came of a request.
   *
   * @param events played out instead of the answer's body, which is empty then
   * @param committed whether the store was changed
   * @param created ids of new objects
   * @param replaced what the changes replaced
   */
  record Outcome(
      Answer answer,
      Optional<Script> events,
      boolean committed,
      List<String> created,
      List<Change> replaced) {
    static Outcome refused(Answer answer) {
      return new Outcome(answer, Optional.empty(), false, List.of(), List.of());
    }

    /** The same work, but the client sees this instead. */
    Outcome seenAs(Answer other) {
      return new Outcome(other, Optional.empty(), committed, created, replaced);
    }
  }

  /** What reads see of changes that a fault holds back. */
  Past past() {
    return past;
  }

  Outcome dispatch(Incoming in, Target target, Circumstances circumstances) {
    try {
      in.wire().requireNoForeignPage();
      Optional<Answer> early = front.turnsAway(in.wire(), target, circumstances.wording());
      if (early.isPresent()) {
        return Outcome.refused(early.get());
      }
      requireServed(in, target);
      Call call = call(in, target, circumstances);
      onHandled.accept(target.name());
      Function<Transaction, Reply> work = tx -> target.route().orElseThrow().answer(tx, call);
      Store.Committed<Reply> done =
          past.isKept() && reads(in.wire()) ? store.within(past, work) : store.within(work);
      Optional<Script> events =
          done.result() instanceof Reply.Events stream
              ? Optional.of(stream.script())
              : Optional.empty();
      Answer answer = Answer.of(done.result(), in.wire().logId());
      if (target.route().orElseThrow().isOfConsole()) {
        answer = answer.ofConsole(in.wire().logId());
      }
      return new Outcome(answer, events, done.effective(), done.created(), done.replaced());
    } catch (Refused e) {
      return Outcome.refused(refusal(in.wire(), target, e));
    } catch (CozeStateException e) {
      return Outcome.refused(Answer.refusal(500, 5000, e.what(), in.wire().logId()));
    } catch (RuntimeException e) {
      // A mistake of the sandbox itself: better named than hidden behind a cut connection.
      return Outcome.refused(Answer.refusal(500, 5000, "sandbox: " + e, in.wire().logId()));
    }
  }

  private static boolean reads(Wire wire) {
    return Catalog.bundled()
        .effect(wire.method(), wire.path())
        .filter(effect -> effect == dev.cozesh.catalog.Effect.READ)
        .isPresent();
  }

  private Call call(Incoming in, Target target, Circumstances circumstances) {
    ObjectNode body = in.json().without(circumstances.dropped());
    boolean idsAsText = in.wire().header("Agw-Js-Conv").equals("str");
    return new Call(
        circumstances.clock(clock).instant(),
        target.path(),
        in.wire().query(),
        body,
        idsAsText,
        in.wire().logId(),
        in.uploads(),
        Sender.of(in.wire()));
  }

  /** One for tests, or one that was given out here and is not over. */
  private boolean accepts(String token) {
    return token.startsWith(ACCEPTED_TOKENS)
        || store.within(tx -> Tokens.isValid(tx, token, clock.instant())).result();
  }

  /** One that a login gave out, and no later one has ended. */
  private boolean knows(String cookie) {
    return store
        .within(tx -> ConsoleSessions.user(tx, cookie, clock.instant()))
        .result()
        .isPresent();
  }

  private static void requireServed(Incoming in, Target target) {
    if (target.route().isEmpty()) {
      throw new Refused(403, 4101, "The token has no permission for " + target.name() + ".");
    }
    if (in.tooLarge()) {
      throw new Refused(413, 4000, "Request parameter error: the body is too large");
    }
  }

  /** The old document routes and the runs of workflows refuse with HTTP 200. */
  private static Answer refusal(Wire wire, Target target, Refused refused) {
    boolean inEnvelopeOnly =
        target.route().isPresent()
            && refused.code() != 4100
            && (wire.path().startsWith("/open_api/") || WorkflowRuns.isRun(wire.path()));
    int status = inEnvelopeOnly ? 200 : refused.status();
    Answer answer = Answer.refusal(status, refused.code(), refused.getMessage(), wire.logId());
    return target.route().filter(Route::isOfConsole).isPresent()
        ? answer.ofConsole(wire.logId())
        : answer;
  }
}
