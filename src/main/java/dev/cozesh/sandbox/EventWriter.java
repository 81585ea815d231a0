package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the events of a stream, and what goes wrong with it. Events are counted from 1. */
final class EventWriter {
  private final OutputStream out;
  private final List<Effect> effects;
  private final Consumer<Duration> rest;
  private int count;

  /**
   * @param effects of them those that strike a stream
   */
  EventWriter(OutputStream out, List<Effect> effects, Consumer<Duration> rest) {
    this.out = out;
    this.effects = effects;
    this.rest = rest;
  }

  /** The stream breaks off here. */
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    private final Cut how;

    BrokenOff(Cut how) {
      super("a fault breaks the stream off: " + how);
      this.how = how;
    }

    Cut how() {
      return how;
    }
  }

  /**
   * Sends an event at once.
   *
   * @throws BrokenOff when it is not to be sent, or only in part
   */
  void write(ServerEvent event) throws IOException {
    count++;
    byte[] bytes = event.bytes();
    for (Effect effect : effects) {
      if (effect instanceof Effect.CutOff cut && count > cut.events()) {
        throw new BrokenOff(cut.how());
      }
      if (effect instanceof Effect.ErrorEvent error && count > error.events()) {
        ObjectNode data = Json.object().put("code", error.code()).put("msg", error.message());
        emit(ServerEvent.of("error", Json.line(data)).bytes());
        throw new BrokenOff(Cut.ENDED);
      }
      if (effect instanceof Effect.Truncate && count == 2) {
        emit(Arrays.copyOf(bytes, bytes.length / 2));
        throw new BrokenOff(Cut.ENDED);
      }
      if (effect instanceof Effect.Stall stall && count == stall.events() + 1) {
        rest.accept(stall.time());
      }
    }
    for (int copies = copies(); copies > 0; copies--) {
      emit(bytes);
    }
  }

  /** Ends the events; the answer itself is still open. */
  void finish() throws IOException {
    Optional<Effect.Garbage> garbage = Effect.first(effects, Effect.Garbage.class);
    if (garbage.isPresent()) {
      byte[] trash = new byte[garbage.get().bytes()];
      Arrays.fill(trash, (byte) 'x');
      emit(trash);
    }
  }

  /** How often the event is sent: once, unless it is lost or repeated. */
  private int copies() {
    int copies = 1;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Lose lose && lose.event() == count) {
        copies--;
      }
      if (effect instanceof Effect.Repeat repeat && repeat.event() == count) {
        copies++;
      }
    }
    return copies;
  }

  private void emit(byte[] bytes) throws IOException {
    Optional<Effect.Drip> drip = Effect.first(effects, Effect.Drip.class);
    int size = drip.map(Effect.Drip::bytes).orElse(bytes.length);
    for (int from = 0; from < bytes.length; from += size) {
      out.write(bytes, from, Math.min(size, bytes.length - from));
      out.flush();
      drip.ifPresent(slow -> rest.accept(slow.pause()));
    }
  }
}
