package dev.cozesh.client.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An event of the caller's. */
public sealed interface SocketInput
    permits ChatSocketInput,
        SpeechSocketInput,
        TranscriptionSocketInput,
        InterpretationSocketInput {
  /** {@return its name on the wire} */
  String type();

  /** {@return its content; empty when it has none} */
  Optional<JsonNode> data();
}
