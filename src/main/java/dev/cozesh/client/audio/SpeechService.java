package dev.cozesh.client.audio;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.ByteStream;
import dev.cozesh.error.CozeUsageException;
import java.nio.file.Path;

/** Speech from text, text from speech. Thread-safe. */
public final class SpeechService {
  private static final long NO_BOUND_DOCUMENTED = Long.MAX_VALUE;

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public SpeechService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Speaks a text; the sound is read as it comes. Costs money. Sent once.
   *
   * @param speech the text and the voice
   * @return the sound, mp3 unless the request says otherwise; to be read to its end or closed
   * @see <a href="https://docs.coze.cn/developer_guides/text_to_speech">Coze: text to speech</a>
   */
  @Calls("audio.speech.create")
  public ByteStream speak(SpeechRequest speech) {
    return api.bytes(spoken(speech));
  }

  /**
   * Speaks a text into a file, which is put in its place when it is whole. Costs money. Sent once.
   *
   * @param speech the text and the voice
   * @param target the file, which may be there already
   * @return how many bytes were written
   * @throws CozeUsageException when the file cannot be written
   * @see <a href="https://docs.coze.cn/developer_guides/text_to_speech">Coze: text to speech</a>
   */
  @Calls("audio.speech.create")
  public long speak(SpeechRequest speech, Path target) {
    return api.download(spoken(speech), target);
  }

  /**
   * Writes down what a recording says. Costs money. Sent once.
   *
   * @param recording one audio file, streamed from disk
   * @return the text
   * @throws CozeUsageException when the file cannot be read
   * @see <a href="https://docs.coze.cn/developer_guides/audio_transcriptions">Coze: speech to
   *     text</a>
   */
  @Calls("audio.transcriptions.create")
  public String transcribe(Path recording) {
    return api.send(
        post("/v1/audio/transcriptions")
            .file("file", recording, NO_BOUND_DOCUMENTED)
            .result("/data/text")
            .once(),
        String.class);
  }

  private static ApiRequest spoken(SpeechRequest speech) {
    return post("/v1/audio/speech").json(speech).once();
  }
}
