package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came back, whatever its status. Immutable. */
public final class Answer {
  private final int status;
  private final HeaderMap headers;
  private final byte[] body;
  private final Optional<CozeException> cut;
  private final Optional<String> unrepeated;
  private final int attempts;

  private Answer(
      int status,
      HeaderMap headers,
      byte[] body,
      Optional<CozeException> cut,
      Optional<String> unrepeated,
      int attempts) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.cut = cut;
    this.unrepeated = unrepeated;
    this.attempts = attempts;
  }

  /**
   * {@return an answer that came whole on the first attempt}
   *
   * @param status 200 to 599
   * @param headers looked up without regard to case
   * @param body as it came, decompressed; not copied, so the caller lets go of it
   */
  public static Answer of(int status, Map<String, List<String>> headers, byte[] body) {
    return of(status, HeaderMap.of(headers), body);
  }

  static Answer of(int status, HeaderMap headers, byte[] body) {
    return new Answer(
        status, headers, requireNonNull(body, "body"), Optional.empty(), Optional.empty(), 1);
  }

  /**
   * The same, but its body broke off for that reason.
   *
   * @param failure why
   * @return a copy
   */
  public Answer cutBy(CozeException failure) {
    return new Answer(status, headers, body, Optional.of(failure), unrepeated, attempts);
  }

  /**
   * The same, with the reason why it was not asked for again although it may pass.
   *
   * @param reason in words
   * @return a copy
   */
  public Answer unrepeated(String reason) {
    return new Answer(status, headers, body, cut, Optional.of(reason), attempts);
  }

  /** The same head with another body; not copied. */
  Answer withBody(byte[] bytes) {
    return new Answer(status, headers, bytes, cut, unrepeated, attempts);
  }

  /**
   * The same, as the outcome of that many attempts.
   *
   * @param count requests, 1 or more
   * @return a copy
   */
  public Answer afterAttempts(int count) {
    return count == attempts ? this : new Answer(status, headers, body, cut, unrepeated, count);
  }

  /** {@return HTTP status, 200 to 599, or 101 for a WebSocket} */
  public int status() {
    return status;
  }

  /** {@return all headers; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * {@return a header's first value}
   *
   * @param name its name
   */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** {@return media type without parameters, in lower case; empty when the answer names none} */
  public String mediaType() {
    String type = header("Content-Type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  /** {@return the body as UTF-8, whatever the content type says: Coze sends nothing else} */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** {@return the body's bytes themselves, for readers: whoever changes them changes the answer} */
  public byte[] raw() {
    return body;
  }

  /** {@return a copy of the body's bytes} */
  public byte[] bytes() {
    return body.clone();
  }

  /** The body's bytes, from the first one. */
  InputStream stream() {
    return new ByteArrayInputStream(body);
  }

  /** {@return number of bytes that came, after decompression} */
  public int length() {
    return body.length;
  }

  /** {@return why the body is not whole; empty when it is} */
  public Optional<CozeException> cut() {
    return cut;
  }

  /**
   * {@return why it was not asked for again although it may pass; empty when nothing kept it from
   * that}
   */
  public Optional<String> unrepeated() {
    return unrepeated;
  }

  /**
   * Requests it took, 1 or more.
   *
   * @return the number
   */
  public int attempts() {
    return attempts;
  }

  /** Status and size; never the body. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
