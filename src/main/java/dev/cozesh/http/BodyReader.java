package dev.cozesh.http;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/** Reads an answer's body, decompressed, up to a bound; keeps what came when it breaks off. */
final class BodyReader {
  /** The largest body read, after decompression, in bytes: 64 MiB, or an eighth of the heap. */
  static final int MAX_BYTES = (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

  private static final int FIRST_BYTES = 4 << 10;
  private static final int MOST_AT_ONCE = 1 << 20;

  private final Trip trip;
  private final List<byte[]> full = new ArrayList<>(1);
  private byte[] piece = {};
  private int inPiece;
  private int length;

  BodyReader(Trip trip) {
    this.trip = trip;
  }

  /** Reads to the end; answers why the body is not whole, or nothing when it is. */
  Optional<CozeException> read(HttpEntity entity) {
    if (entity == null) {
      return Optional.empty();
    }
    try {
      piece = new byte[promised(entity)];
      copy(entity.getContent());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(TripFailure.inBody(trip, length, e));
    }
  }

  byte[] bytes() {
    if (length == piece.length) {
      return piece;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] each : full) {
      System.arraycopy(each, 0, joined, at, each.length);
      at += each.length;
    }
    System.arraycopy(piece, 0, joined, at, inPiece);
    return joined;
  }

  // What a server promises is not yet there, so a large promise is not believed.
  private static int promised(HttpEntity entity) {
    long promise = entity.getContentLength();
    return promise < 0 ? FIRST_BYTES : (int) Math.min(promise, Math.min(MOST_AT_ONCE, MAX_BYTES));
  }

  private void copy(InputStream in) throws IOException {
    while (true) {
      int read =
          inPiece == piece.length
              ? readBeyond(in)
              : in.read(piece, inPiece, piece.length - inPiece);
      if (read < 0) {
        return;
      }
      inPiece += read;
      length += read;
      trip.moved();
    }
  }

  private int readBeyond(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return next;
    }
    if (length >= MAX_BYTES) {
      throw tooLarge(trip.request().operation());
    }
    if (inPiece > 0) {
      full.add(piece);
    }
    int doubled = Math.min(Math.max(FIRST_BYTES, length), MOST_AT_ONCE);
    piece = new byte[Math.min(doubled, MAX_BYTES - length)];
    piece[0] = (byte) next;
    inPiece = 0;
    return 1;
  }

  static CozeDataException tooLarge(String operation) {
    return new CozeDataException(
        operation + ": the answer is larger than " + (MAX_BYTES >> 20) + " MiB",
        "its decompressed size is bounded so that no answer can use up the memory",
        "ask for less, for example for smaller pages",
        "",
        null);
  }
}
