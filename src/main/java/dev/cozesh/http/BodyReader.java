package dev.cozesh.http;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/** Reads an answer's body, decompressed, up to a bound; keeps what came when it breaks off. */
final class BodyReader {
  /** The largest body read, after decompression, in bytes. */
  static final int MAX_BYTES = 64 << 20;

  private static final int BUFFER_BYTES = 16 << 10;

  private final Trip trip;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  BodyReader(Trip trip) {
    this.trip = trip;
  }

  /** Reads to the end; answers why the body is not whole, or nothing when it is. */
  Optional<CozeException> read(HttpEntity entity) {
    if (entity == null) {
      return Optional.empty();
    }
    try {
      copy(entity.getContent());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(TripFailure.inBody(trip, kept.size(), e));
    }
  }

  byte[] bytes() {
    return kept.toByteArray();
  }

  private void copy(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      trip.moved();
      if (kept.size() + read > MAX_BYTES) {
        throw tooLarge(trip.request().operation());
      }
      kept.write(buffer, 0, read);
    }
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
