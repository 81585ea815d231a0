package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Effect;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.OpenAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends a request and turns Coze's envelope into a value or an error.
 *
 * <p>Every call throws {@link CozeServiceException} when Coze refuses, {@link CozeDataException}
 * when the answer is not understood, and {@link CozeTransportException} when none came.
 * Thread-safe.
 */
public final class ApiCaller {
  private final Line line;
  private final CallListener listener;
  private final CallGate gate;
  private final Reading reading;
  private final Sender sender;

  /**
   * A caller on a line.
   *
   * @param line where to, as whom, over what
   * @param listener told of each call
   * @param gate asked before each call
   */
  public ApiCaller(Line line, CallListener listener, CallGate gate) {
    this.line = requireNonNull(line, "line");
    this.listener = requireNonNull(listener, "listener");
    this.gate = requireNonNull(gate, "gate");
    this.reading = new Reading(line.redactor());
    this.sender = new Sender(line, listener, gate, reading);
  }

  /**
   * The same line, with one listener more.
   *
   * @param more told after the others
   * @return a copy
   */
  public ApiCaller listening(CallListener more) {
    return new ApiCaller(line, listener.and(more), gate);
  }

  /**
   * The same line, with one gate more.
   *
   * @param more asked after the others
   * @return a copy
   */
  public ApiCaller gated(CallGate more) {
    return new ApiCaller(line, listener, call -> gate.admits(call) && more.admits(call));
  }

  /**
   * The same line, each call over by then if not before.
   *
   * @param limit from the beginning of a call
   * @return a copy
   */
  public ApiCaller within(Duration limit) {
    return limit.compareTo(line.total()) < 0
        ? new ApiCaller(line.within(limit), listener, gate)
        : this;
  }

  /**
   * Sends; the result has the given type.
   *
   * @param <T> what a result becomes
   * @param request what to send
   * @param type what a result becomes
   * @return the result
   */
  public <T> T send(ApiRequest request, Class<T> type) {
    return reading.value(sender.exchange(request), request.result(), type);
  }

  /**
   * Sends; the result has the given type, and comes with its exchange.
   *
   * @param <T> what a result becomes
   * @param request what to send
   * @param type what a result becomes
   * @return the result with its exchange
   */
  public <T> Received<T> receive(ApiRequest request, Class<T> type) {
    return reading.received(sender.exchange(request), request.result(), type);
  }

  /**
   * Asks until something is over: at once, and then at most once a second, later every 5 s. Up to 3
   * passing faults in a row are borne.
   *
   * @param <T> what a result becomes
   * @param what what is waited for
   * @param known how it stands, when that was just learnt; empty to ask at once
   * @param limit how long to wait; measured on a clock that does not jump
   * @return the state it is over with
   * @throws CozeTransportException when it is not over by then, or the 4th question in a row has no
   *     answer; it may go on
   * @throws CozeInterruptedException when the waiting thread was interrupted; its flag stays set
   */
  public <T> Received<T> await(Ongoing<T> what, Optional<Received<T>> known, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new CozeUsageException(
          "the wait for " + what.name() + " must be longer than nothing, was " + limit,
          "",
          "give it seconds or minutes");
    }
    return new PollLoop<>(this, what, line.time(), Deadline.after(limit, line.time())).end(known);
  }

  /**
   * Sends; only whether Coze agreed matters.
   *
   * @param request what to send
   */
  public void send(ApiRequest request) {
    Reply reply = sender.exchange(request);
    if (!Shortcut.isSuccess(reply.exchange().answer())) {
      reading.requireAccepted(reply);
    }
  }

  /**
   * Sends; the result is a list.
   *
   * @param <T> what a result becomes
   * @param request what to send
   * @param type what a row becomes
   * @return the items
   */
  public <T> List<T> list(ApiRequest request, Class<T> type) {
    return reading.list(sender.exchange(request), request.result(), type);
  }

  /**
   * {@return a list over several pages}
   *
   * @param <T> what a result becomes
   * @param page the request for the page of a number, from 1
   * @param shape where an answer keeps rows and end
   * @param type what a row becomes
   * @param id tells rows apart
   */
  public <T> Paged<T> pages(
      Function<Integer, ApiRequest> page, PageShape shape, Class<T> type, Function<T, String> id) {
    return new Paged<>(
        page.apply(1).operation(),
        number -> reading.page(sender.exchange(page.apply(number)), shape, type),
        id);
  }

  /**
   * {@return a stream of events; nobody can tell Coze to stop before its end}
   *
   * @param <E> what an event becomes
   * @param request what to send
   * @param shape how events are read
   */
  public <E> EventStream<E> stream(ApiRequest request, EventShape<E> shape) {
    return stream(request, shape, first -> {});
  }

  /**
   * {@return a stream of events} Returns when the answer's head is there; everything later is
   * thrown by the walk through the stream, to which listeners are told {@code failed} when it does
   * not come to its end.
   *
   * @param <E> what an event becomes
   * @param request what to send
   * @param shape how events are read
   * @param tellCoze tells Coze to stop; gets the first value if one came; run once at most, by
   *     {@link EventStream#cancel}
   */
  public <E> EventStream<E> stream(
      ApiRequest request, EventShape<E> shape, Consumer<Optional<E>> tellCoze) {
    return events(sender.open(request, ApiCaller::isEventStream), shape, tellCoze);
  }

  private <E> EventStream<E> events(
      Opened opened, EventShape<E> shape, Consumer<Optional<E>> tellCoze) {
    StreamFailures failures = new StreamFailures(opened.call(), opened.head(), reading);
    EventSource source = new EventSource(opened.answer().body());
    return new EventStream<>(opened, source, shape, failures, tellCoze);
  }

  /**
   * {@return an answer of bytes} Returns when the first ones are there; a refusal is thrown, also
   * one that comes under the type of bytes.
   *
   * @param request what to send
   */
  public ByteStream bytes(ApiRequest request) {
    return ByteStream.begun(sender.open(request, ApiCaller::isBytes), reading);
  }

  /**
   * An answer of bytes into a file, streamed. The file is put in its place when it is whole and on
   * the disk; a failure leaves the place as it was.
   *
   * @param request what to send
   * @param file where it shall be
   * @return how many bytes were written
   * @throws CozeUsageException when the file cannot be written, before anything is sent where that
   *     can be known
   */
  public long download(ApiRequest request, Path file) {
    FileTarget.of(file);
    try (ByteStream bytes = bytes(request)) {
      return bytes.saveTo(file);
    }
  }

  /**
   * {@return a list over several pages, each of which names the next}
   *
   * @param <T> what a result becomes
   * @param page the request for the page of a token; for the first page there is none
   * @param shape where an answer keeps rows, end and token
   * @param type what a row becomes
   * @param id tells rows apart
   * @throws CozeDataException during a walk, when more was announced without a token
   */
  public <T> Paged<T> chained(
      Function<Optional<String>, ApiRequest> page,
      TokenShape shape,
      Class<T> type,
      Function<T, String> id) {
    return Paged.chained(
        page.apply(Optional.empty()).operation(),
        token -> reading.page(sender.exchange(page.apply(token)), shape, type),
        id);
  }

  /**
   * A WebSocket, open. Listeners are told {@code answered} then, and {@code failed} when it breaks
   * later.
   *
   * @param request a GET; it goes to the host that has the WebSockets
   * @return the open socket, to be closed
   */
  public EventSocket socket(ApiRequest request) {
    return sender.socket(request);
  }

  /**
   * {@return any call; that Coze refuses is an answer like any other}
   *
   * @param method upper case
   * @param path begins with a slash, without host and query
   * @param query values by name
   * @param body what is sent along
   * @throws CozeUsageException when the path is none, or the body is too large
   */
  public Exchange exchange(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    return sender.exchange(raw(method, path, query, body)).exchange();
  }

  /**
   * {@return any call; what streams is handed on as it comes} That Coze refuses is an answer like
   * any other, unless it comes under the type of bytes.
   *
   * @param method upper case
   * @param path begins with a slash, without host and query
   * @param query values by name
   * @param body what is sent along
   * @throws CozeUsageException when the path is none, or the body is too large
   */
  public RawAnswer open(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    Sender.Begun begun = sender.begin(raw(method, path, query, body), ApiCaller::flows);
    if (begun.opened().isEmpty()) {
      return new RawAnswer.Whole(begun.reply().orElseThrow().exchange());
    }
    Opened opened = begun.opened().get();
    if (!isEventStream(opened.answer())) {
      return new RawAnswer.Bytes(ByteStream.begun(opened, reading));
    }
    RawShape shape = new RawShape(new StreamFailures(opened.call(), opened.head(), reading));
    return new RawAnswer.Events(events(opened, shape, first -> {}));
  }

  /**
   * {@return the answer to one request, whatever it is} Nothing is repeated, no credential renewed;
   * the rate limits that other calls have learnt are not heeded.
   *
   * @param single what to send
   * @throws dev.cozesh.error.CozeTransportException when no answer came
   * @throws CozeUsageException when the path is none
   */
  public Exchange single(SingleCall single) {
    return sender.single(single);
  }

  private static ApiRequest raw(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    ApiRequest.Draft draft = ApiRequest.raw(method, path).queries(query).json(body);
    ApiRequest asRead = draft.read();
    boolean reads =
        Sender.effect(asRead)
            .map(known -> known == Effect.READ)
            .orElse(List.of("GET", "HEAD").contains(asRead.method()));
    return reads ? asRead : draft.once();
  }

  private static boolean flows(OpenAnswer answer) {
    String type = answer.mediaType();
    return type.equals("text/event-stream") && answer.status() == 200
        || !type.isEmpty() && !type.startsWith("text/") && isBytes(answer);
  }

  private static boolean isEventStream(OpenAnswer answer) {
    String type = answer.mediaType();
    return answer.status() == 200 && (type.equals("text/event-stream") || type.isEmpty());
  }

  private static boolean isBytes(OpenAnswer answer) {
    String type = answer.mediaType();
    return answer.status() == 200 && !type.endsWith("json") && !type.endsWith("html");
  }
}
