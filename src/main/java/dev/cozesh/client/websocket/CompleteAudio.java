package dev.cozesh.client.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** No more sound comes for now. In a chat only when the caller finds the turns. */
public record CompleteAudio()
    implements ChatSocketInput, TranscriptionSocketInput, InterpretationSocketInput {
  @Override
  public String type() {
    return "input_audio_buffer.complete";
  }

  @Override
  public Optional<JsonNode> data() {
    return Optional.empty();
  }
}
