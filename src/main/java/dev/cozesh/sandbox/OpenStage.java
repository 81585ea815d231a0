package dev.cozesh.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/** The answer that is under way to a client. */
final class OpenStage implements Stage {
  private final OutputStream out;
  private final Store store;
  private final Clock clock;
  private final Consumer<Duration> rest;

  OpenStage(OutputStream out, Store store, Clock clock, Consumer<Duration> rest) {
    this.out = out;
    this.store = store;
    this.clock = clock;
    this.rest = rest;
  }

  @Override
  public void send(ServerEvent event) throws IOException {
    out.write(event.bytes());
    out.flush();
  }

  @Override
  public void rest(Duration time) {
    rest.accept(time);
  }

  @Override
  public <T> T within(Function<Transaction, T> work) {
    return store.within(work).result();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
