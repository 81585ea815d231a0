package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An answer whose head is there and whose body is read as it comes. {@link #close} is for any
 * thread; the body is for one thread at a time.
 */
public final class OpenAnswer implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 << 10;

  private final Answer head;
  private final Optional<OpenBody> wire;
  private final Optional<InputStream> tap;

  /** With a wire the head has no body yet; without one the answer was read already. */
  private OpenAnswer(Answer head, Optional<OpenBody> wire, Optional<InputStream> tap) {
    this.head = requireNonNull(head, "head");
    this.wire = wire;
    this.tap = tap;
  }

  static OpenAnswer of(int status, HeaderMap headers, OpenBody body) {
    return new OpenAnswer(
        Answer.of(status, headers, new byte[0]), Optional.of(body), Optional.empty());
  }

  /**
   * {@return an answer that was read already; closing it does nothing}
   *
   * @param answer what it waits for
   */
  public static OpenAnswer of(Answer answer) {
    return new OpenAnswer(answer, Optional.empty(), Optional.empty());
  }

  /**
   * The same, its body read through another stream.
   *
   * @param around gets the body and gives what is read in its place; it is closed with this answer,
   *     by any thread, perhaps while another one reads, and perhaps more than once
   * @return a copy
   */
  public OpenAnswer tapped(UnaryOperator<InputStream> around) {
    return new OpenAnswer(head, wire, Optional.of(around.apply(body())));
  }

  /** The same, as the outcome of that many attempts. */
  OpenAnswer afterAttempts(int count) {
    return count == attempts() ? this : new OpenAnswer(head.afterAttempts(count), wire, tap);
  }

  /** {@return the answer without its body, unless that was read already} */
  public Answer head() {
    return head;
  }

  /** {@return HTTP status, 200 to 599} */
  public int status() {
    return head.status();
  }

  /** {@return all headers; names are looked up without regard to case} */
  public Map<String, List<String>> headers() {
    return head.headers();
  }

  /**
   * {@return a header's first value}
   *
   * @param name its name
   */
  public Optional<String> header(String name) {
    return head.header(name);
  }

  /** {@return media type without parameters, in lower case; empty when the answer names none} */
  public String mediaType() {
    return head.mediaType();
  }

  /**
   * Requests it took, 1 or more.
   *
   * @return the number
   */
  public int attempts() {
    return head.attempts();
  }

  /**
   * {@return the body, decompressed, each piece as soon as it is there} A read waits as long as the
   * limit of silence allows; while nobody reads, the server waits and no limit runs. Instead of an
   * {@code IOException} a read throws {@link CozeTransportException} when the connection is lost,
   * the silence is too long or the client is closed, and {@link CozeInterruptedException} when the
   * reading thread is interrupted or this answer was closed.
   */
  public InputStream body() {
    return tap.or(() -> wire).orElseGet(head::stream);
  }

  /** {@return whether the client was closed meanwhile, and with it the connection} */
  public boolean isAbandoned() {
    return wire.isPresent() && wire.get().isAbandoned();
  }

  /** {@return whether an unread body is there to be streamed: a success, and no JSON or HTML} */
  public boolean flows() {
    String type = mediaType();
    return wire.isPresent()
        && status() / 100 == 2
        && status() != 204
        && !type.endsWith("json")
        && !type.endsWith("html");
  }

  /**
   * {@return the whole answer, for a refusal: reads what is left of the body, at most 64 MiB and
   * until the limit of the whole call, and closes}
   *
   * @throws CozeDataException when the body is larger
   */
  public Answer whole() {
    if (wire.isEmpty() && tap.isEmpty()) {
      return head;
    }
    wire.ifPresent(OpenBody::hurry);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    Optional<CozeException> cut = Optional.empty();
    try (this) {
      copy(body(), kept, wire.map(OpenBody::operation).orElse("a call"));
    } catch (CozeTransportException e) {
      cut = Optional.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException("an open answer's body throws its own kinds", e);
    }
    Answer answer = head.withBody(kept.toByteArray());
    return cut.map(answer::cutBy).orElse(answer);
  }

  private static void copy(InputStream body, ByteArrayOutputStream kept, String operation)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      if (kept.size() + read > BodyReader.MAX_BYTES) {
        throw BodyReader.tooLarge(operation);
      }
      kept.write(buffer, 0, read);
    }
  }

  /** Hangs up at once, from any thread, even while another one waits in a read. */
  @Override
  public void close() {
    wire.ifPresent(OpenBody::close);
    if (tap.isPresent()) {
      try {
        tap.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException("a tap's stream throws nothing when it is closed", e);
      }
    }
  }

  /** Status and media type. */
  @Override
  public String toString() {
    return "HTTP " + status() + ", " + mediaType();
  }
}
