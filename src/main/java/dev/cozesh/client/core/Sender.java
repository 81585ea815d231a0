package dev.cozesh.client.core;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Body;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.OpenSocket;
import dev.cozesh.http.Request;
import dev.cozesh.http.socket.MessageSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One call's way out and back: the gate, the credential and its one renewal, the listeners. What
 * came is read by others. Thread-safe.
 */
final class Sender {
  private static final long MEBIBYTE = 1 << 20;

  private final Line line;
  private final CallListener listener;
  private final CallGate gate;
  private final Reading reading;

  Sender(Line line, CallListener listener, CallGate gate, Reading reading) {
    this.line = line;
    this.listener = listener;
    this.gate = gate;
    this.reading = reading;
  }

  /** What a request does; empty for a route that the catalogue does not know. */
  static Optional<Effect> effect(ApiRequest request) {
    return Catalog.bundled().effect(request.method(), request.path());
  }

  /** Sends and waits for the whole answer, whatever it is. */
  Reply exchange(ApiRequest request) {
    Call call = admitted(request, line.base());
    Dispatch dispatch = dispatch(call);
    try {
      Reply reply =
          authorized(
              request,
              call,
              dispatch,
              (wire, attempt) -> reply(call, line.transport().send(wire, attempt), dispatch),
              Optional::of);
      listener.answered(call, reply.exchange());
      return reply;
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
  }

  /** Sends once and waits for the whole answer; no credential is renewed. */
  Exchange single(SingleCall single) {
    ApiRequest.Draft draft =
        ApiRequest.raw(single.method(), single.path()).queries(single.query()).json(single.body());
    single.headers().forEach(draft::header);
    ApiRequest request = draft.with(single.repeat());
    Call call = admitted(request, single.base().orElse(line.base()));
    Dispatch dispatch =
        new Dispatch(Deadline.after(single.limit(), line.time()), () -> leaving(call));
    try {
      Request wire =
          new Request(
              request.method(), call.uri(), headers(single), request.body(), request.repeat());
      Answer answer = line.transport().send(wire, dispatch);
      Exchange exchange = new Exchange(answer, dispatch.deadline().elapsed());
      listener.answered(call, exchange);
      return exchange;
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
  }

  /** The credential goes to the client's own server alone. */
  private Map<String, String> headers(SingleCall single) {
    Map<String, String> headers = new LinkedHashMap<>(single.headers());
    if (single.shown() == SingleCall.Shown.MALFORMED) {
      headers.put("Authorization", "Bearer malformed");
    } else if (single.shown() == SingleCall.Shown.CREDENTIAL && isOwn(single)) {
      headers.putAll(line.authorizer().headers(line.authorizer().authorization()));
    }
    return headers;
  }

  private boolean isOwn(SingleCall single) {
    return single.base().map(line.base()::equals).orElse(true);
  }

  /** An answer as expected, its body still on its way; anything else is thrown. */
  Opened open(ApiRequest request, Predicate<OpenAnswer> expected) {
    Begun begun = begin(request, expected);
    return begun.opened().orElseThrow(() -> notExpected(begun.reply().orElseThrow()));
  }

  /** An answer as expected, or another one, which was read whole. */
  record Begun(Optional<Opened> opened, Optional<Reply> reply) {}

  /** Sends and waits for the answer's head. */
  Begun begin(ApiRequest request, Predicate<OpenAnswer> expected) {
    Call call = admitted(request, line.base());
    Dispatch dispatch = dispatch(call);
    try {
      OpenAnswer answer =
          authorized(
              request,
              call,
              dispatch,
              (wire, attempt) -> opened(wire, attempt, expected),
              open -> refusal(call, open, dispatch, expected));
      if (expected.test(answer)) {
        Opened opened = begun(call, answer, dispatch.deadline().elapsed());
        return new Begun(Optional.of(opened), Optional.empty());
      }
      Reply reply = reply(call, answer.whole(), dispatch);
      listener.answered(call, reply.exchange());
      return new Begun(Optional.empty(), Optional.of(reply));
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
  }

  /** A WebSocket; an answer instead of one is thrown. */
  EventSocket socket(ApiRequest request) {
    Call call = admitted(request, SocketHost.of(line.base()));
    Dispatch dispatch = dispatch(call);
    Reply reply;
    try {
      OpenSocket open =
          authorized(
              request,
              call,
              dispatch,
              line.transport()::connect,
              shaken ->
                  shaken.socket().isPresent()
                      ? Optional.empty()
                      : Optional.of(reply(call, shaken.answer(), dispatch)));
      reply = reply(call, open.answer(), dispatch);
      if (open.socket().isPresent()) {
        return begun(reply, open.socket().get());
      }
      listener.answered(call, reply.exchange());
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
    throw notExpected(reply);
  }

  /**
   * Goes with the credential at hand; once more when it was refused and another one is there.
   *
   * @param way the attempt itself
   * @param refusal what an attempt came to, when that can be a refusal
   */
  private <A> A authorized(
      ApiRequest request,
      Call call,
      Dispatch dispatch,
      BiFunction<Request, Dispatch, A> way,
      Function<A, Optional<Reply>> refusal) {
    String authorization = line.authorizer().authorization();
    A first = way.apply(wire(request, call.uri(), authorization), dispatch);
    Optional<Reply> refused = refusal.apply(first).filter(Reply::refusesToken);
    if (refused.isEmpty() || !line.authorizer().renew(authorization)) {
      return first;
    }
    String renewed = line.authorizer().authorization();
    Dispatch further = dispatch.attempt(refused.get().exchange().attempts() + 1);
    return way.apply(wire(request, call.uri(), renewed), further);
  }

  private OpenAnswer opened(Request wire, Dispatch dispatch, Predicate<OpenAnswer> expected) {
    OpenAnswer answer = line.transport().open(wire, dispatch);
    return expected.test(answer) ? answer : OpenAnswer.of(answer.whole());
  }

  private Optional<Reply> refusal(
      Call call, OpenAnswer answer, Dispatch dispatch, Predicate<OpenAnswer> expected) {
    return expected.test(answer)
        ? Optional.empty()
        : Optional.of(reply(call, answer.whole(), dispatch));
  }

  private Reply reply(Call call, Answer answer, Dispatch dispatch) {
    return reading.reply(call, answer, dispatch.deadline().elapsed());
  }

  private RuntimeException notExpected(Reply reply) {
    reading.requireAccepted(reply);
    return reading.noStream(reply.call(), reply.exchange(), reply.exchange().body());
  }

  private Opened begun(Call call, OpenAnswer answer, Duration took) {
    Exchange head = reading.head(answer, took);
    boolean told = false;
    try {
      listener.answered(call, head);
      told = true;
      return new Opened(call, answer, head, listener);
    } finally {
      if (!told) {
        answer.close();
      }
    }
  }

  private EventSocket begun(Reply reply, MessageSocket socket) {
    boolean told = false;
    try {
      listener.answered(reply.call(), reply.exchange());
      told = true;
      return new EventSocket(reply.call(), socket, reply.exchange(), listener, reading);
    } finally {
      if (!told) {
        socket.close();
      }
    }
  }

  private Call admitted(ApiRequest request, URI base) {
    checkSize(request);
    URI uri = URI.create(base + request.path() + request.query());
    Call call = new Call(request.method(), request.path(), uri, effect(request), request.json());
    if (!gate.admits(call)) {
      throw new CallHeldException(call);
    }
    return call;
  }

  private Dispatch dispatch(Call call) {
    Deadline deadline = Deadline.after(line.total(), line.time());
    return new Dispatch(deadline, () -> leaving(call));
  }

  private Request wire(ApiRequest request, URI uri, String authorization) {
    Map<String, String> headers = line.authorizer().headers(authorization);
    if (!request.headers().isEmpty()) {
      Map<String, String> own = new LinkedHashMap<>(request.headers());
      own.putAll(headers);
      headers = own;
    }
    return new Request(request.method(), uri, headers, request.body(), request.repeat());
  }

  private static void checkSize(ApiRequest request) {
    long length = request.isForm() ? 0 : request.body().map(Body::length).orElse(0L);
    if (length > request.maxBytes()) {
      throw new CozeUsageException(
          request.operation()
              + ": the body has "
              + length
              + " bytes, Coze takes at most "
              + request.maxBytes()
              + " ("
              + request.maxBytes() / MEBIBYTE
              + " MB)",
          "larger requests are refused by Coze; nothing was sent",
          "send less, or upload a file and send its id");
    }
  }

  private void leaving(Call call) {
    listener.admit(call);
    listener.sending(call);
  }
}
