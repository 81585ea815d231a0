package dev.cozesh.http.socket;

import dev.cozesh.error.CozeException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A WebSocket that carries text, open. A thread of its own reads ahead up to a bound; a receiver
 * that is slower slows the server down. It is pinged, and never connected again by itself.
 */
public final class TextSocket implements MessageSocket {
  private static final int FAREWELL_MILLIS = 100;

  private final HandshakeAnswer handshake;
  private final SocketFailures failures;
  private final SocketLimits limits;
  private final Pipe pipe;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Consumer<TextSocket> onEnd;
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean heard = true;
  private volatile boolean asked;

  TextSocket(Opened opened, SocketLimits limits, Consumer<TextSocket> onEnd) {
    this.handshake = opened.answer();
    this.failures = opened.failures();
    this.pipe = opened.pipe();
    this.outbox = opened.outbox();
    this.limits = limits;
    this.inbox = new Inbox(limits.aheadBytes());
    this.onEnd = onEnd;
  }

  /** What a socket is made of. */
  record Opened(HandshakeAnswer answer, Pipe pipe, Outbox outbox, SocketFailures failures) {}

  /**
   * Headers of the handshake's answer, names in lower case.
   *
   * @return the headers
   */
  public Map<String, List<String>> headers() {
    return handshake.headers();
  }

  @Override
  public void send(String text) {
    inbox.ending().ifPresent(this::raise);
    if (Thread.currentThread().isInterrupted()) {
      throw failures.interrupted("about to send", null);
    }
    try {
      outbox.send(Frame.of(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    } catch (InterruptedException e) {
      throw failures.interrupted("waiting to send", e);
    } catch (IOException e) {
      // When it had ended before, that is the reason.
      fail(failures.lost(e));
      if (Thread.currentThread().isInterrupted()) {
        throw failures.interrupted("sending", e);
      }
      inbox.ending().ifPresent(this::raise);
    }
  }

  @Override
  public Optional<String> receive(Duration longest) {
    try {
      Optional<String> message = inbox.take(longest);
      if (message.isEmpty()) {
        inbox.finished().filter(ending -> !isInOrder(ending)).ifPresent(this::raise);
      }
      return message;
    } catch (InterruptedException e) {
      throw failures.interrupted("waiting for a message", e);
    }
  }

  @Override
  public boolean isOver() {
    return inbox.finished().isPresent();
  }

  @Override
  public boolean isClosedHere() {
    return inbox.ending().filter(Ending.Here.class::isInstance).isPresent();
  }

  /** Says good-bye, waits up to 100 ms for the server's, and ends the connection. */
  @Override
  public void close() {
    if (!inbox.end(new Ending.Here())) {
      return;
    }
    // The interrupt of a thread that writes would end the connection without a word.
    boolean interrupted = Thread.interrupted();
    try {
      if (outbox.trySend(Frame.close(CloseWords.NORMAL)) && !interrupted) {
        gone.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (IOException e) {
      // The connection is gone already.
    } finally {
      drop();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the connection at once, as if it was closed here. */
  void abort() {
    inbox.end(new Ending.Here());
    drop();
  }

  /** Reads until the end. */
  void read() {
    FrameReader frames = new FrameReader(pipe.in(), limits.mostBytes());
    try {
      boolean open = true;
      while (open) {
        open = take(frames.next());
      }
    } catch (Violation e) {
      broken(e);
    } catch (EOFException e) {
      inbox.end(new Ending.There(CloseWords.LOST, ""));
    } catch (IOException e) {
      inbox.end(new Ending.Broken(failures.lost(e)));
    } finally {
      // Counts only when nothing else was found out, or nobody would be told.
      inbox.end(new Ending.There(CloseWords.LOST, ""));
      gone.countDown();
      drop();
    }
  }

  /** Looks after it, several times between two pings: whether anything stands still. */
  void watch() {
    if (outbox.leavingNanos() > limits.stall().toNanos()) {
      fail(failures.stalled(limits.stall()));
    }
  }

  /** Pings; breaks when the last ping and everything since were met with silence. */
  void ping() {
    if (asked && !heard && !inbox.isFull()) {
      fail(failures.silent(limits.ping()));
      return;
    }
    heard = false;
    try {
      asked = outbox.trySend(Frame.of(Frame.PING, new byte[0]));
    } catch (IOException e) {
      fail(failures.lost(e));
    }
  }

  private boolean take(Frame frame) throws IOException {
    heard = true;
    switch (frame.opcode()) {
      case Frame.TEXT -> inbox.add(FrameReader.text(frame.payload()), frame.payload().length);
      case Frame.PING -> outbox.answer(frame);
      case Frame.CLOSE -> closed(frame);
      default -> {
        // Coze sends audio as text: a message of bytes says nothing to anybody, and a pong is
        // heard already.
      }
    }
    heard = true;
    return frame.opcode() != Frame.CLOSE;
  }

  private void closed(Frame frame) throws IOException {
    boolean first = inbox.end(new Ending.There(frame.code(), frame.reason()));
    if (first) {
      outbox.trySend(frame.code() == CloseWords.NO_CODE ? frame : Frame.close(frame.code()));
    }
  }

  private void broken(Violation violation) {
    boolean tooLarge = violation.code() == CloseWords.TOO_LARGE;
    CozeException failure =
        tooLarge ? failures.tooLarge(violation.getMessage()) : failures.againstTheRules(violation);
    if (inbox.end(new Ending.Broken(failure))) {
      try {
        outbox.trySend(Frame.close(violation.code()));
      } catch (IOException e) {
        // It need not hear it.
      }
    }
  }

  private void fail(CozeException failure) {
    inbox.end(new Ending.Broken(failure));
    drop();
  }

  private void drop() {
    pipe.close();
    onEnd.accept(this);
  }

  private void raise(Ending ending) {
    throw failures.of(ending);
  }

  private static boolean isInOrder(Ending ending) {
    return ending instanceof Ending.Here
        || ending instanceof Ending.There there && CloseWords.isInOrder(there.code());
  }
}
