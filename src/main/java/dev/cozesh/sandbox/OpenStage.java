package dev.cozesh.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The answer that is under way to a client. */
final class OpenStage implements Stage {
  private final EventWriter events;
  private final Store store;
  private final Clock clock;
  private final Waiting waiting;

  OpenStage(EventWriter events, Store store, Clock clock, Waiting waiting) {
    this.events = events;
    this.store = store;
    this.clock = clock;
    this.waiting = waiting;
  }

  @Override
  public void send(ServerEvent event) throws IOException {
    if (waiting.isOver()) {
      throw new IOException("the sandbox stops");
    }
    events.write(event);
  }

  @Override
  public void rest(Duration time) {
    waiting.rest(time);
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
