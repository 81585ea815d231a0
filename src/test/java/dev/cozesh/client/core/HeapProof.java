package dev.cozesh.client.core;

import static dev.cozesh.http.WireServer.End.WHOLE;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.http.PooledTransport;
import dev.cozesh.http.SystemTime;
import dev.cozesh.http.Time;
import dev.cozesh.http.Timeouts;
import dev.cozesh.http.WireServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Streams more than the heap holds; a process of its own, since a heap has one limit. */
public final class HeapProof {
  private static final int MEBIBYTE = 1 << 20;
  private static final String EVENT =
      "event:conversation.message.delta\ndata:{\"content\":\"" + "x".repeat(144) + "\"}\n\n";
  private static final byte[] BLOCK = EVENT.repeat(40).getBytes();

  private HeapProof() {}

  /** {@code events MEBIBYTES} or {@code download MEBIBYTES FILE}; prints what was seen. */
  public static void main(String[] args) throws Exception {
    long bytes = Long.parseLong(args[1]) * MEBIBYTE;
    if (args[0].equals("events")) {
      events(bytes);
    } else {
      download(bytes, Path.of(args[2]));
    }
  }

  private static void events(long bytes) throws Exception {
    AtomicLong sent = new AtomicLong();
    long blocks = bytes / BLOCK.length;
    try (WireServer server =
            new WireServer(
                WireServer.events(
                    WHOLE,
                    chunks -> {
                      for (long i = 0; i < blocks; i++) {
                        chunks.send(BLOCK);
                        sent.addAndGet(BLOCK.length);
                      }
                      chunks.send("event: done\ndata: \"[DONE]\"\n\n");
                    }));
        PooledTransport transport = transport();
        EventStream<String> stream =
            caller(server, transport).stream(
                ApiRequest.post("/v3/chat").json(Map.of()).once(), new PlainShape(false))) {
      Thread.sleep(1_000);
      System.out.println("unread " + sent.get());
      long begun = System.nanoTime();
      long count = 0;
      for (String event : stream) {
        count += event.isEmpty() ? 0 : 1;
      }
      System.out.println("events " + count + " of " + blocks * 40);
      System.out.println("millis " + (System.nanoTime() - begun) / 1_000_000);
      System.out.println("complete " + stream.complete());
    }
  }

  private static void download(long bytes, Path file) throws Exception {
    try (WireServer server =
            new WireServer(
                WireServer.chunked(
                    WHOLE,
                    Map.of("Content-Type", "audio/mpeg"),
                    chunks -> {
                      byte[] block = new byte[MEBIBYTE];
                      for (long sent = 0; sent < bytes; sent += block.length) {
                        chunks.send(block);
                      }
                    }));
        PooledTransport transport = transport()) {
      long begun = System.nanoTime();
      long written =
          caller(server, transport)
              .download(ApiRequest.post("/v1/audio/speech").json(Map.of()).once(), file);
      System.out.println("written " + written);
      System.out.println("millis " + (System.nanoTime() - begun) / 1_000_000);
    } catch (RuntimeException e) {
      System.out.println("failed " + e.getMessage());
    }
  }

  private static PooledTransport transport() {
    return new PooledTransport(Timeouts.DEFAULT, "cozesh/test", new SystemTime());
  }

  private static ApiCaller caller(WireServer server, PooledTransport transport) {
    Time time = new SystemTime();
    Line line =
        new Line(
            server.uri(),
            new TokenAuthorizer("pat_test_secret"),
            transport,
            Timeouts.DEFAULT.total(),
            time);
    return new ApiCaller(line, CallListener.NONE, CallGate.OPEN);
  }
}
