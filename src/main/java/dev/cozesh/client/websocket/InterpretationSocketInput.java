package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.Optional;

/** What the caller says to have speech interpreted. No page of Coze's describes these events. */
public sealed interface InterpretationSocketInput extends SocketInput
    permits InterpretationSocketInput.Update, AppendAudio, CompleteAudio, OtherInput {
  /** Sets sound and languages; before the first sound. */
  record Update(InterpretationSettings settings) implements InterpretationSocketInput {
    public Update {
      requireNonNull(settings, "settings");
    }

    @Override
    public String type() {
      return "simult_interpretation.update";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(settings));
    }
  }

  /**
   * Sets sound and languages.
   *
   * @param settings what holds from then on
   * @return the event
   */
  static InterpretationSocketInput update(InterpretationSettings settings) {
    return new Update(settings);
  }

  /**
   * The next piece of sound.
   *
   * @param sound packed as the settings say
   * @return the event
   */
  static InterpretationSocketInput audio(byte[] sound) {
    return new AppendAudio(sound);
  }

  /**
   * No more sound comes.
   *
   * @return the event
   */
  static InterpretationSocketInput complete() {
    return new CompleteAudio();
  }
}
