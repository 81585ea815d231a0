package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An event that has no type of its own here.
 *
 * @param type its name on the wire
 * @param data its content; empty when it has none
 */
public record OtherInput(String type, Optional<JsonNode> data)
    implements ChatSocketInput,
        SpeechSocketInput,
        TranscriptionSocketInput,
        InterpretationSocketInput {
  public OtherInput {
    requireNonNull(type, "type");
    requireNonNull(data, "data");
  }
}
