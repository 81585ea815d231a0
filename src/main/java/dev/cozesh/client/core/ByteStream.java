package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeUsageException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An answer of bytes, such as speech, read as they come: a slow reader slows the server down. It
 * holds one of 512 connections until it is read to its end or closed. Reading is for one thread,
 * {@link #close} for any.
 */
public final class ByteStream implements AutoCloseable {
  private final Opened opened;
  private final ToldStream body;

  private ByteStream(Opened opened, ToldStream body) {
    this.opened = opened;
    this.body = body;
  }

  /** Looks at the first bytes; what turns out to be a refusal is thrown. */
  static ByteStream begun(Opened opened, Reading reading) {
    ToldStream body = new ToldStream(opened, reading);
    Optional<String> envelope = body.refusal();
    if (envelope.isPresent()) {
      CozeServiceException refusal = reading.refused(opened.call(), opened.head(), envelope.get());
      body.close();
      opened.failed(refusal);
      throw refusal;
    }
    return new ByteStream(opened, body);
  }

  /** {@return media type without parameters, in lower case, {@code audio/mpeg}; may be empty} */
  public String mediaType() {
    return opened.answer().mediaType();
  }

  /** {@return how many bytes there will be, when the server says so and sends them uncompressed} */
  public Optional<Long> length() {
    return opened
        .answer()
        .header("Content-Length")
        .filter(length -> length.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  /** {@return Coze's log id; may be empty} */
  public String logId() {
    return opened.head().logId();
  }

  /**
   * {@return the bytes, each piece as soon as it is there} Instead of an {@code IOException} a read
   * throws {@link CozeTransportException} when the answer broke off, was silent for too long (60 s
   * unless set) or the client was closed, and {@link CozeInterruptedException} when the reading
   * thread was interrupted or this was closed.
   */
  public InputStream body() {
    return body;
  }

  /**
   * Writes what is left into a file and closes. The file is put in its place when it is whole and
   * on the disk; half of one is never seen, and a failure leaves the place as it was. Whole is what
   * the answer's length or its last chunk says; one that has neither is over when the server hangs
   * up.
   *
   * @param file where it shall be
   * @return how many bytes were written
   * @throws CozeUsageException when the file cannot be written, or the disk is full
   * @throws CozeTransportException when the answer broke off
   * @throws CozeDataException when there are more than 4 GiB
   */
  public long saveTo(Path file) {
    try (this) {
      return FileTarget.of(file).fill(body, FileTarget.MAX_BYTES);
    }
  }

  /** Hangs up at once. */
  @Override
  public void close() {
    body.close();
  }
}
