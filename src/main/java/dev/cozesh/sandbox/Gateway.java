package dev.cozesh.sandbox;

import static dev.cozesh.sandbox.Effect.first;

import dev.cozesh.sandbox.Dispatcher.Outcome;
import dev.cozesh.sandbox.RouteTable.Target;
import dev.cozesh.sandbox.wire.Exchange;
import dev.cozesh.sandbox.wire.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes every request through its stations: host, faults, dispatch, log, answer. Thread-safe. */
final class Gateway implements Handler {
  private final RouteTable routes;
  private final Store store;
  private final Dispatcher dispatcher;
  private final Faults faults;
  private final Hidden hidden;
  private final RequestLog log;
  private final Clock clock;
  private final Persona persona;
  private final LogIds logIds;
  private final Control control;
  private final Sockets sockets;
  private final Waiting waiting = new Waiting();
  private final List<Consumer<LoggedRequest>> onReceived = new CopyOnWriteArrayList<>();
  private final List<Consumer<LoggedRequest>> onCommitted = new CopyOnWriteArrayList<>();

  Gateway(Service service, Faults faults, RequestLog log, Persona persona) {
    this.persona = persona;
    this.clock = service.clock();
    this.routes = service.routes();
    this.store = service.store();
    this.dispatcher = new Dispatcher(service, persona, log::handled);
    this.hidden = service.hidden();
    this.faults = faults;
    this.log = log;
    this.logIds = new LogIds(clock);
    this.control = new Control(service, faults, log);
    this.sockets =
        new Sockets(
            service.store(),
            log,
            clock,
            waiting,
            question -> service.model().spoken(question).orElseGet(() -> Sockets.echo(question)));
  }

  void onReceived(Consumer<LoggedRequest> hook) {
    onReceived.add(hook);
  }

  void onCommitted(Consumer<LoggedRequest> hook) {
    onCommitted.add(hook);
  }

  /** Ends all waiting at once. */
  void stop() {
    waiting.end();
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Wire wire = new Wire(exchange, logIds.next());
    if (!wire.isAddressedToLoopback()) {
      String message = "This sandbox answers only to 127.0.0.1, localhost and [::1].";
      wire.send(Answer.refusal(403, 4101, message, wire.logId()));
    } else if (control.isMeant(wire)) {
      wire.send(control.answer(wire));
    } else {
      serve(wire);
    }
  }

  private void serve(Wire wire) throws IOException {
    Target target = find(wire);
    Masking masking = new Masking(wire.token());
    log.arrived(masking.mask(target.name()));
    List<Effect> effects = faults.onArrival(RouteKey.of(target.name()), target.known());
    if (first(effects, Effect.Reset.class).filter(reset -> !reset.afterCommit()).isPresent()) {
      log.finished(received(wire, target, "", masking));
      wire.reset();
      return;
    }
    Incoming in = Incoming.read(wire);
    LoggedRequest request = received(wire, target, in.text(), masking);
    onReceived.forEach(hook -> hook.accept(request));
    first(effects, Effect.Delay.class).ifPresent(delay -> waiting.rest(delay.time()));
    Optional<Effect.Silence> silence = first(effects, Effect.Silence.class);
    if (silence.isPresent()) {
      log.finished(request);
      waiting.rest(silence.get().time());
      wire.reset();
      return;
    }
    Outcome outcome = outcome(in, target, effects);
    outcome = afterCommit(outcome, effects, request, wire);
    if (sockets.opens(target, outcome, effects)) {
      sockets.serve(wire, request, effects);
    } else {
      finish(wire, outcome, effects, request);
    }
  }

  /** The open-source server has no sockets. */
  private Target find(Wire wire) {
    Optional<Target> socket =
        persona == Persona.CLOUD ? sockets.find(wire) : Optional.<Target>empty();
    return socket.orElseGet(() -> routes.find(wire.method(), wire.path()));
  }

  private Outcome outcome(Incoming in, Target target, List<Effect> effects) {
    String logId = in.wire().logId();
    Optional<Effect.Instead> instead =
        first(effects, Effect.Instead.class).filter(answer -> !answer.afterCommit());
    if (instead.isPresent()) {
      return Outcome.refused(instead.get().answer(logId));
    }
    if (faults.failsPage(RouteKey.of(target.name()), in::page)) {
      return Outcome.refused(Answer.refusal(500, 5000, "internal server error", logId));
    }
    boolean hidden = first(effects, Effect.Absent.class).isPresent();
    Target seen = hidden ? Target.unknown(target.name()) : target;
    return dispatcher.dispatch(in, seen, Circumstances.of(effects));
  }

  private Outcome afterCommit(
      Outcome outcome, List<Effect> effects, LoggedRequest request, Wire wire) {
    if (outcome.committed()) {
      first(effects, Effect.Hide.class)
          .ifPresent(hide -> outcome.created().forEach(id -> hidden.hide(id, hide.time())));
      first(effects, Effect.FailTask.class)
          .ifPresent(fail -> outcome.created().forEach(id -> hidden.fail(id, fail.reason())));
      first(effects, Effect.Lag.class)
          .ifPresent(lag -> dispatcher.past().keep(outcome.replaced(), lag.time()));
      log.committed(request.route());
    }
    return first(effects, Effect.Instead.class)
        .filter(Effect.Instead::afterCommit)
        .map(instead -> instead.answer(wire.logId()))
        .or(
            () ->
                first(effects, Effect.Truncate.class)
                    .filter(cut -> outcome.events().isEmpty())
                    .map(cut -> outcome.answer().cut()))
        .map(outcome::seenAs)
        .orElse(outcome);
  }

  private void finish(Wire wire, Outcome outcome, List<Effect> effects, LoggedRequest request)
      throws IOException {
    Answer answer = Circumstances.of(effects).dated(outcome.answer(), clock);
    Optional<Effect.Hang> hang = first(effects, Effect.Hang.class);
    Optional<Effect.Kill> kill =
        first(effects, Effect.Kill.class).filter(effect -> outcome.committed());
    boolean silent =
        hang.isPresent() || kill.isPresent() || first(effects, Effect.Reset.class).isPresent();
    LoggedRequest done =
        request.answered(
            silent ? 0 : answer.status(), silent ? 0 : answer.code(), outcome.committed());
    log.finished(done);
    if (outcome.committed()) {
      onCommitted.forEach(hook -> hook.accept(done));
    }
    kill.ifPresent(effect -> effect.process().destroyForcibly());
    hang.ifPresent(effect -> waiting.rest(effect.time()));
    if (silent) {
      if (hang.isEmpty()) {
        wire.reset();
      }
    } else if (outcome.events().isPresent()) {
      play(wire, answer, outcome.events().get(), effects);
    } else {
      wire.send(answer);
    }
  }

  private void play(Wire wire, Answer answer, Script script, List<Effect> effects)
      throws IOException {
    OutputStream out = wire.stream(answer.status(), answer.contentType(), answer.headers());
    EventWriter events = new EventWriter(out, effects, waiting::rest);
    try {
      script.play(new OpenStage(events, store, Circumstances.of(effects).clock(clock), waiting));
      events.finish();
      out.close();
    } catch (EventWriter.BrokenOff broken) {
      switch (broken.how()) {
        case ENDED -> out.close();
        case UNFINISHED -> wire.hangUp();
        case RESET -> wire.reset();
      }
    }
  }

  private LoggedRequest received(Wire wire, Target target, String body, Masking masking) {
    return new LoggedRequest(
        clock.instant(),
        wire.method(),
        masking.mask(wire.path()),
        masking.mask(wire.queryText()),
        masking.mask(body),
        0,
        0,
        wire.logId(),
        masking.mask(target.name()),
        false);
  }
}
