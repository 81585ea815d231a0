package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

/** What came back for a call of any kind, whole or as it comes. Whoever gets it closes it. */
public sealed interface RawAnswer extends AutoCloseable {
  /** Hangs up, if there is still something to come. */
  @Override
  void close();

  /**
   * An answer that is there: JSON, a text, a refusal.
   *
   * @param exchange what came
   */
  record Whole(Exchange exchange) implements RawAnswer {
    public Whole {
      requireNonNull(exchange, "exchange");
    }

    @Override
    public void close() {}
  }

  /**
   * Events as they come. One that reports a failure is an event like any other, and the last.
   *
   * @param stream to be walked once; its walk fails when it breaks off
   */
  record Events(EventStream<RawEvent> stream) implements RawAnswer {
    public Events {
      requireNonNull(stream, "stream");
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  /**
   * Bytes as they come, such as speech.
   *
   * @param stream to be read once
   */
  record Bytes(ByteStream stream) implements RawAnswer {
    public Bytes {
      requireNonNull(stream, "stream");
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
