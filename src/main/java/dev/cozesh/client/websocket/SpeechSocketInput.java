package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What the caller says to have texts spoken.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/tts_api">Coze: speech events</a>
 */
public sealed interface SpeechSocketInput extends SocketInput
    permits SpeechSocketInput.Update,
        SpeechSocketInput.AppendText,
        SpeechSocketInput.CompleteText,
        OtherInput {
  /** Sets how texts are spoken; before the first of them. */
  record Update(SpeechSettings settings) implements SpeechSocketInput {
    public Update {
      requireNonNull(settings, "settings");
    }

    @Override
    public String type() {
      return "speech.update";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(settings));
    }
  }

  /**
   * The next piece of text.
   *
   * @param text at most 1024 bytes of UTF-8
   */
  record AppendText(String text) implements SpeechSocketInput {
    public AppendText {
      Texts.checked(text);
    }

    @Override
    public String type() {
      return "input_text_buffer.append";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.object().put("delta", text));
    }
  }

  /** No more text comes. */
  record CompleteText() implements SpeechSocketInput {
    @Override
    public String type() {
      return "input_text_buffer.complete";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.empty();
    }
  }

  /**
   * Sets how texts are spoken.
   *
   * @param settings what holds from then on
   * @return the event
   */
  static SpeechSocketInput update(SpeechSettings settings) {
    return new Update(settings);
  }

  /**
   * The next piece of text.
   *
   * @param piece at most 1024 bytes of UTF-8
   * @return the event
   * @throws CozeUsageException when it has more than 1024 bytes
   */
  static SpeechSocketInput text(String piece) {
    return new AppendText(piece);
  }

  /**
   * A text of any length in pieces that Coze takes, no letter cut.
   *
   * @param whole of any length
   * @return the events, in their order
   */
  static List<SpeechSocketInput> texts(String whole) {
    return Texts.pieces(whole).stream().<SpeechSocketInput>map(AppendText::new).toList();
  }

  /**
   * No more text comes.
   *
   * @return the event
   */
  static SpeechSocketInput complete() {
    return new CompleteText();
  }
}
