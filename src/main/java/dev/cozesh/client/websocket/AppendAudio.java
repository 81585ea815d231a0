package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.Optional;

/**
 * The next piece of sound.
 *
 * @param audio packed as the settings say; not copied
 */
public record AppendAudio(byte[] audio)
    implements ChatSocketInput, TranscriptionSocketInput, InterpretationSocketInput {
  public AppendAudio {
    requireNonNull(audio, "audio");
  }

  @Override
  public String type() {
    return "input_audio_buffer.append";
  }

  @Override
  public Optional<JsonNode> data() {
    return Optional.of(Json.object().put("delta", Sound.text(audio)));
  }
}
