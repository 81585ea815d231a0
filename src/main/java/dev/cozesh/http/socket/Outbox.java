package dev.cozesh.http.socket;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What leaves: messages one after the other, and control frames between them. Nobody who reads ever
 * waits here for somebody who writes, or both ends could wait for each other. Thread-safe.
 */
final class Outbox {
  private static final long NOTHING = 0;

  private final Pipe pipe;
  private final SecureRandom random;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final AtomicReference<Frame> pong = new AtomicReference<>();
  private volatile long leavingSince = NOTHING;

  Outbox(Pipe pipe, SecureRandom random, LongSupplier nanos) {
    this.pipe = pipe;
    this.random = random;
    this.nanos = nanos;
  }

  /** Sends as soon as it is its turn; waits while the server does not read. */
  void send(Frame frame) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      write(frame);
      writePong();
    } finally {
      lock.unlock();
    }
    answerLate();
  }

  /** Sends if nothing is under way. */
  boolean trySend(Frame frame) throws IOException {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      write(frame);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Answers a ping at once, or after what is under way; of several the last. */
  void answer(Frame ping) throws IOException {
    pong.set(Frame.of(Frame.PONG, ping.payload()));
    answerLate();
  }

  /** For how long a frame has been leaving. */
  long leavingNanos() {
    long since = leavingSince;
    return since == NOTHING ? 0 : nanos.getAsLong() - since;
  }

  /** A pong that came up while the lock was given back has nobody else to send it. */
  private void answerLate() throws IOException {
    if (pong.get() != null && lock.tryLock()) {
      try {
        writePong();
      } finally {
        lock.unlock();
      }
    }
  }

  private void writePong() throws IOException {
    Optional<Frame> waiting = Optional.ofNullable(pong.getAndSet(null));
    if (waiting.isPresent()) {
      write(waiting.get());
    }
  }

  private void write(Frame frame) throws IOException {
    // 0 stands for nothing; a nanosecond more or less does not matter.
    leavingSince = nanos.getAsLong() | 1;
    try {
      pipe.write(frame.masked(random.nextInt()));
    } finally {
      leavingSince = NOTHING;
    }
  }
}
