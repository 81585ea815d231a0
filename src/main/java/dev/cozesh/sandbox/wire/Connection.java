package dev.cozesh.sandbox.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** One client's connection: its requests, one after the other, each answered before the next. */
final class Connection implements Runnable {
  private static final int LINGER_MILLIS = 100;
  private static final int MOST_LINGERED_BYTES = 1 << 20;

  private final Socket socket;
  private final WireInput in;
  private final OutputStream out;
  private final Limits limits;
  private final Handler handler;
  private final Dates dates;

  Connection(Socket socket, Limits limits, Handler handler, Dates dates) throws IOException {
    this.socket = socket;
    this.limits = limits;
    this.handler = handler;
    this.dates = dates;
    this.in = new WireInput(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  WireInput in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  int port() {
    return socket.getLocalPort();
  }

  String date() {
    return dates.now();
  }

  void readTimeout(Duration limit) throws IOException {
    socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
  }

  @Override
  public void run() {
    try (socket) {
      // Without it a short answer waits 40 ms for the client to acknowledge the one before.
      socket.setTcpNoDelay(true);
      boolean open = true;
      while (open) {
        open = serveNext();
      }
      finish();
    } catch (IOException gone) {
      // The client hung up, or the listener was closed.
    }
  }

  /** Ends the connection in order: a reset would take from the client what it has not yet read. */
  void finish() throws IOException {
    if (socket.isClosed()) {
      return;
    }
    try (socket) {
      socket.shutdownOutput();
      socket.setSoTimeout(LINGER_MILLIS);
      in.skip(MOST_LINGERED_BYTES);
    } catch (SocketTimeoutException silent) {
      // It had its time.
    }
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Answers a client that is one too many, without reading what it wants. */
  void refuse() {
    try (socket) {
      refuse(503);
    } catch (IOException gone) {
      // Nobody waits for the answer.
    }
  }

  /** Ends everything at once. */
  void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is what it should be.
    }
  }

  private boolean serveNext() throws IOException {
    Head head;
    try {
      readTimeout(limits.idle());
      if (!in.hasNext()) {
        return false;
      }
    } catch (SocketTimeoutException unused) {
      return false;
    }
    try {
      readTimeout(limits.stall());
      head = new HeadReader(in, limits).read();
    } catch (Refusal e) {
      return refuse(e.status());
    } catch (SocketTimeoutException stalled) {
      return refuse(408);
    }
    return handled(new Exchange(this, head));
  }

  private boolean handled(Exchange exchange) throws IOException {
    try {
      handler.handle(exchange);
      return exchange.leavesOpen();
    } catch (Refusal e) {
      return !exchange.isBegun() && refuse(e.status());
    } catch (RuntimeException e) {
      return !exchange.isBegun() && refuse(500);
    }
  }

  private boolean refuse(int status) throws IOException {
    AnswerHead head = new AnswerHead(status, dates.now());
    out.write(head.with("Content-Length", "0").with("Connection", "close").bytes(0));
    return false;
  }
}
