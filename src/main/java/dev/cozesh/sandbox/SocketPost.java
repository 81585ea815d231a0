package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.socket.Post;
import dev.cozesh.sandbox.wire.CloseCode;
import dev.cozesh.sandbox.wire.WebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends the events of a WebSocket, and what goes wrong with it. Events are counted from 1. */
final class SocketPost implements Post {
  private final List<Effect> effects;
  private final Consumer<Duration> rest;
  private int count;

  /**
   * @param effects of them those that strike a stream
   */
  SocketPost(List<Effect> effects, Consumer<Duration> rest) {
    this.effects = effects;
    this.rest = rest;
  }

  @Override
  public void send(WebSocket socket, String event) throws IOException {
    count++;
    for (Effect effect : effects) {
      strike(effect, socket);
    }
    for (int copies = copies(); copies > 0 && socket.isOpen(); copies--) {
      socket.send(event);
    }
  }

  private void strike(Effect effect, WebSocket socket) throws IOException {
    if (effect instanceof Effect.CutOff cut && count > cut.events()) {
      switch (cut.how()) {
        case ENDED -> socket.close(CloseCode.NORMAL, "");
        case UNFINISHED -> socket.hangUp();
        case RESET -> socket.reset();
      }
    } else if (effect instanceof Effect.ErrorEvent error && count > error.events()) {
      ObjectNode event = Json.object().put("id", "0").put("event_type", "error");
      event.putObject("data").put("code", error.code()).put("msg", error.message());
      socket.send(Json.line(event));
      socket.close(CloseCode.SERVER_ERROR, "");
    } else if (effect instanceof Effect.Stall stall && count == stall.events() + 1) {
      rest.accept(stall.time());
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
}
