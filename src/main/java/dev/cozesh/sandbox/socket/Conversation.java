package dev.cozesh.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.wire.CloseCode;
import dev.cozesh.sandbox.wire.WebSocket;
import java.io.IOException;
import java.util.Optional;

/**
 * What is said over one WebSocket, from the first event to the last. Between two events of its own
 * it listens, so that the client can interrupt.
 */
public final class Conversation {
  private static final String AUDIO = "input_audio_buffer.append";

  private final Talk talk;
  private final Surroundings surroundings;
  private final Outbox out = new Outbox();

  private Conversation(Talk talk, Surroundings surroundings) {
    this.talk = talk;
    this.surroundings = surroundings;
  }

  /** A chat with a bot. */
  public static Conversation chat(Bot bot, Surroundings surroundings) {
    return new Conversation(new ChatTalk(bot, surroundings), surroundings);
  }

  /** Text to speech. */
  public static Conversation speech(Surroundings surroundings) {
    return new Conversation(new SpeechTalk(), surroundings);
  }

  /** Speech to text. */
  public static Conversation transcription(Surroundings surroundings) {
    return new Conversation(new TranscriptionTalk(), surroundings);
  }

  /** Speech to text and speech in another language. */
  public static Conversation interpretation(Surroundings surroundings) {
    return new Conversation(new InterpretationTalk(), surroundings);
  }

  /**
   * Talks until the client ends it.
   *
   * @throws IOException when the client is gone
   */
  public void run(WebSocket socket) throws IOException {
    try {
      talk.open(out);
      while (socket.isOpen()) {
        step(socket);
      }
    } catch (RuntimeException mistake) {
      socket.close(CloseCode.SERVER_ERROR, "sandbox: " + mistake.getClass().getSimpleName());
    }
  }

  private void step(WebSocket socket) throws IOException {
    if (out.isEmpty()) {
      socket.awaitInput();
      listen(socket);
    } else if (socket.hasInput(out.pause())) {
      listen(socket);
    } else {
      send(socket, out.next(), Optional.empty());
    }
  }

  private void listen(WebSocket socket) throws IOException {
    Optional<String> message = socket.receive();
    if (message.isEmpty()) {
      return;
    }
    try {
      Event event = Event.parse(message.get());
      surroundings.heard().accept(shown(event, message.get()));
      talk.hear(event, out);
    } catch (Unheard e) {
      send(socket, Event.error(e.code(), e.getMessage()), message);
    }
  }

  private void send(WebSocket socket, Event event, Optional<String> origin) throws IOException {
    if (!talk.isWanted(event)) {
      return;
    }
    ObjectNode json = Json.object().put("id", surroundings.ids().get());
    json.put("event_type", event.type());
    if (!event.data().isMissingNode()) {
      json.set("data", event.data());
    }
    ObjectNode detail = json.putObject("detail").put("logid", surroundings.logId());
    detail.put("respond_at", String.valueOf(surroundings.clock().millis()));
    origin.ifPresent(text -> detail.put("origin_message", text));
    surroundings.post().send(socket, Json.line(json));
  }

  private static String shown(Event event, String message) {
    if (!event.type().equals(AUDIO)) {
      return message;
    }
    int length = event.text("delta").length();
    return "{\"event_type\":\"" + AUDIO + "\",\"data\":{\"delta\":\"" + length + " characters\"}}";
  }
}
