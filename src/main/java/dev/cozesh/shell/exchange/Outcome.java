package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a call so far, without secrets.
 *
 * @param status HTTP status; 0 while there is no answer
 * @param millis from the call to the last byte that came
 * @param bytes size of the body, decompressed
 * @param attempts requests sent
 * @param code Coze's business code
 * @param message Coze's words about a refusal
 * @param headers looked up without regard to case
 * @param events how many events of a stream came
 */
record Outcome(
    int status,
    long millis,
    long bytes,
    int attempts,
    String logId,
    Optional<Long> code,
    String message,
    boolean refused,
    Map<String, String> headers,
    Kept body,
    Course course,
    long events,
    Optional<Failure> failure) {
  /** How far an answer has come. */
  enum Course {
    /** There is none yet. */
    AWAITED,
    /** It streams: its head is there, its end is not. */
    STREAMS,
    /** It is there to its end. */
    OVER
  }

  /** Why there is no answer, or half of one. */
  record Failure(String what, String why, String next) {
    static Failure of(RuntimeException thrown, Redactor redactor) {
      if (thrown instanceof CozeException known) {
        return new Failure(
            redactor.redact(known.what()),
            redactor.redact(known.why()),
            redactor.redact(known.next()));
      }
      return new Failure(redactor.redact(String.valueOf(thrown)), "", "");
    }
  }

  static final Outcome AWAITED =
      new Outcome(
          0,
          0,
          0,
          0,
          "",
          Optional.empty(),
          "",
          false,
          Map.of(),
          Kept.NOTHING,
          Course.AWAITED,
          0,
          Optional.empty());

  Outcome {
    requireNonNull(logId, "logId");
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    requireNonNull(headers, "headers");
    requireNonNull(body, "body");
    requireNonNull(course, "course");
    requireNonNull(failure, "failure");
  }

  /** One request more left. */
  Outcome sent() {
    return with(millis, attempts + 1, body, course, events, failure);
  }

  /** An answer came; of a stream its head. */
  Outcome answered(Exchange exchange, Redactor redactor, boolean streams) {
    return new Outcome(
        exchange.status(),
        exchange.millis(),
        streams ? promised(exchange) : exchange.bytes(),
        isReplayed(exchange) ? 0 : Math.max(attempts, exchange.attempts()),
        redactor.redact(exchange.logId()),
        exchange.code(),
        redactor.redact(exchange.message()),
        !streams && exchange.status() != Streams.SWITCHED && exchange.refused(),
        headers(exchange, redactor),
        Kept.of(exchange.body(), redactor),
        streams ? Course.STREAMS : Course.OVER,
        0,
        Optional.empty());
  }

  private static long promised(Exchange exchange) {
    return exchange
        .header("Content-Length")
        .filter(length -> length.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  private static boolean isReplayed(Exchange exchange) {
    return exchange.header(Cassette.REPLAYED).isPresent();
  }

  private static Map<String, String> headers(Exchange exchange, Redactor redactor) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Set-Cookie")) {
                headers.put(name, redactor.redact(String.join(", ", values)));
              }
            });
    return Collections.unmodifiableMap(headers);
  }

  /** An event came. */
  Outcome heard(String type, String data, Redactor redactor) {
    Kept more = body.and("event: " + type + "\ndata: " + data + "\n\n", redactor);
    return new Outcome(
        status,
        millis,
        bytes + data.getBytes(StandardCharsets.UTF_8).length,
        attempts,
        logId,
        code,
        message,
        refused,
        headers,
        more,
        course,
        events + 1,
        failure);
  }

  /** The stream's last event came. */
  Outcome ended(long elapsed) {
    return with(elapsed, attempts, body, Course.OVER, events, failure);
  }

  /** No answer came, or half of one, or a stream that reports a failure. */
  Outcome failed(RuntimeException thrown, long elapsed, Redactor redactor) {
    Optional<Failure> told = Optional.of(Failure.of(thrown, redactor));
    if (thrown instanceof CozeServiceException refusal) {
      return new Outcome(
          status == 0 ? refusal.refusal().httpStatus() : status,
          elapsed,
          bytes,
          attempts,
          logId.isEmpty() ? redactor.redact(refusal.logId()) : logId,
          Optional.of(refusal.code()),
          redactor.redact(refusal.refusal().message()),
          true,
          headers,
          body,
          Course.OVER,
          events,
          told);
    }
    return with(elapsed, attempts, body, Course.OVER, events, told);
  }

  private Outcome with(
      long elapsed, int tries, Kept kept, Course far, long heard, Optional<Failure> told) {
    return new Outcome(
        status, elapsed, bytes, tries, logId, code, message, refused, headers, kept, far, heard,
        told);
  }
}
