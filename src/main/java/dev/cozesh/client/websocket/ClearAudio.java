package dev.cozesh.client.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Forget the sound that was sent and not yet used. */
public record ClearAudio() implements ChatSocketInput, TranscriptionSocketInput {
  @Override
  public String type() {
    return "input_audio_buffer.clear";
  }

  @Override
  public Optional<JsonNode> data() {
    return Optional.empty();
  }
}
