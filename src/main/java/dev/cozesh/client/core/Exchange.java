package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back for one call. Text and JSON are made of the bytes when asked for. Thread-safe. */
public final class Exchange {
  private final Answer answer;
  private final long millis;
  private volatile String body;
  private volatile Optional<JsonNode> json;

  Exchange(Answer answer, Duration took) {
    this.answer = requireNonNull(answer, "answer");
    this.millis = took.toMillis();
  }

  /** The same exchange, as far as its head goes, with a body that was read elsewhere. */
  Exchange with(String otherBody, Optional<JsonNode> otherJson) {
    Exchange other = new Exchange(answer, Duration.ofMillis(millis));
    other.body = requireNonNull(otherBody, "otherBody");
    other.json = requireNonNull(otherJson, "otherJson");
    return other;
  }

  /** {@return the HTTP status of the last attempt} */
  public int status() {
    return answer.status();
  }

  /** {@return all headers; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return answer.headers();
  }

  /**
   * {@return a header's first value}
   *
   * @param name its name
   */
  public Optional<String> header(String name) {
    return answer.header(name);
  }

  /** {@return the body as it came, read as UTF-8} */
  public String body() {
    String text = body;
    if (text == null) {
      text = answer.text();
      body = text;
    }
    return text;
  }

  /** {@return how many bytes came, after decompression; of a stream none} */
  public int bytes() {
    return answer.length();
  }

  /** {@return the body as JSON; empty when it is none} */
  public Optional<JsonNode> json() {
    Optional<JsonNode> tree = json;
    if (tree == null) {
      tree = Envelope.parse(body());
      json = tree;
    }
    return tree;
  }

  /**
   * {@return Coze's log id from the header {@code X-Tt-Logid}, else from the body; may be empty}
   */
  public String logId() {
    return header("X-Tt-Logid")
        .or(() -> header("X-Log-ID"))
        .filter(id -> !id.isBlank())
        .or(() -> json().map(Envelope::logId))
        .orElse("");
  }

  /** {@return milliseconds from the call to the last byte, attempts and waits included} */
  public long millis() {
    return millis;
  }

  /**
   * Requests sent, 1 or more.
   *
   * @return the number
   */
  public int attempts() {
    return answer.attempts();
  }

  /**
   * {@return Coze's business code: 0 is success; empty when the body holds no number under {@code
   * code}}
   */
  public Optional<Long> code() {
    return json().flatMap(Envelope::code);
  }

  /** {@return Coze's own words about a refusal; may be empty} */
  public String message() {
    return json().map(Envelope::message).orElse("");
  }

  /** {@return whether Coze refused: no 2xx status, or a body that names an error} */
  public boolean refused() {
    return status() < 200 || status() > 299 || json().filter(Envelope::namesError).isPresent();
  }

  /** The answer as it came from the wire. */
  Answer answer() {
    return answer;
  }

  /** Status, log id and size; never the body, which may hold secrets. */
  @Override
  public String toString() {
    return "HTTP " + status() + " (log id " + logId() + "), " + body().length() + " characters";
  }
}
