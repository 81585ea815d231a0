package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.Optional;

/**
 * What the caller says to have speech written down.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/asr_api">Coze: transcription events</a>
 */
public sealed interface TranscriptionSocketInput extends SocketInput
    permits TranscriptionSocketInput.Update, AppendAudio, CompleteAudio, ClearAudio, OtherInput {
  /** Sets what sound comes; before the first of it. */
  record Update(TranscriptionSettings settings) implements TranscriptionSocketInput {
    public Update {
      requireNonNull(settings, "settings");
    }

    @Override
    public String type() {
      return "transcriptions.update";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(settings));
    }
  }

  /**
   * Sets what sound comes.
   *
   * @param settings what holds from then on
   * @return the event
   */
  static TranscriptionSocketInput update(TranscriptionSettings settings) {
    return new Update(settings);
  }

  /**
   * The next piece of sound.
   *
   * @param sound packed as the settings say
   * @return the event
   */
  static TranscriptionSocketInput audio(byte[] sound) {
    return new AppendAudio(sound);
  }

  /**
   * No more sound comes.
   *
   * @return the event
   */
  static TranscriptionSocketInput complete() {
    return new CompleteAudio();
  }
}
