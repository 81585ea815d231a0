package dev.cozesh.client.core;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Body;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The way out and back of one call: size, gate, credential, listener, and whether Coze agreed.
 * Thread-safe.
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

  /** Sends; throws unless Coze did what was asked. */
  Reply accepted(ApiRequest request) {
    Reply reply = exchange(request);
    reading.requireAccepted(reply);
    return reply;
  }

  /** Sends; a refusal is an answer like any other. */
  Reply exchange(ApiRequest request) {
    Call call = admitted(request);
    try {
      Reply reply = reply(request, call, dispatch(call));
      listener.answered(call, reply.exchange());
      return reply;
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
  }

  /**
   * Sends, and waits for the head of an answer that is as expected; what else comes is read whole
   * and thrown.
   */
  Opened open(ApiRequest request, Predicate<OpenAnswer> expected) {
    Call call = admitted(request);
    Dispatch dispatch = dispatch(call);
    Reply reply;
    try {
      OpenAnswer answer = opened(request, call, dispatch, expected);
      if (expected.test(answer)) {
        return begun(call, answer, dispatch.deadline().elapsed());
      }
      reply = reading.reply(call, answer.whole(), dispatch.deadline().elapsed());
      listener.answered(call, reply.exchange());
    } catch (RuntimeException e) {
      listener.failed(call, e);
      throw e;
    }
    reading.requireAccepted(reply);
    throw reading.noStream(call, reply.exchange(), reply.exchange().body());
  }

  /** Opens with the credential at hand; once more when it was refused and another one is there. */
  private OpenAnswer opened(
      ApiRequest request, Call call, Dispatch dispatch, Predicate<OpenAnswer> expected) {
    String authorization = line.authorizer().authorization();
    OpenAnswer answer = line.transport().open(wire(request, call.uri(), authorization), dispatch);
    if (expected.test(answer)) {
      return answer;
    }
    Answer whole = answer.whole();
    Reply reply = reading.reply(call, whole, dispatch.deadline().elapsed());
    if (!reply.refusesToken() || !line.authorizer().renew(authorization)) {
      return OpenAnswer.of(whole);
    }
    String renewed = line.authorizer().authorization();
    return line.transport().open(wire(request, call.uri(), renewed), dispatch);
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

  private Call admitted(ApiRequest request) {
    checkSize(request);
    URI uri = URI.create(line.base() + request.path() + PathText.query(request.query()));
    Call call = new Call(request.method(), request.path(), uri, effect(request), request.json());
    if (!gate.admits(call)) {
      throw new CallHeldException(call);
    }
    return call;
  }

  private Dispatch dispatch(Call call) {
    Deadline deadline = Deadline.after(line.total(), line.time());
    return new Dispatch(deadline, () -> listener.sending(call));
  }

  /** Sends with the credential at hand; once more when it was refused and another one is there. */
  private Reply reply(ApiRequest request, Call call, Dispatch dispatch) {
    String authorization = line.authorizer().authorization();
    Reply reply = reply(wire(request, call.uri(), authorization), call, dispatch, 0);
    if (!reply.refusesToken() || !line.authorizer().renew(authorization)) {
      return reply;
    }
    String renewed = line.authorizer().authorization();
    return reply(wire(request, call.uri(), renewed), call, dispatch, reply.exchange().attempts());
  }

  private Reply reply(Request wire, Call call, Dispatch dispatch, int attemptsBefore) {
    Answer answer = line.transport().send(wire, dispatch);
    return reading.reply(
        call,
        answer.afterAttempts(attemptsBefore + answer.attempts()),
        dispatch.deadline().elapsed());
  }

  private Request wire(ApiRequest request, URI uri, String authorization) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.putAll(line.authorizer().headers(authorization));
    return new Request(request.method(), uri, headers, request.body(), request.repeat());
  }

  static Optional<Effect> effect(ApiRequest request) {
    return Catalog.bundled().match(request.method(), request.path()).map(Endpoint::effect);
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
}
