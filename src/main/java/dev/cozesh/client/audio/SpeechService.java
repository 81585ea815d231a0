package dev.cozesh.client.audio;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
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
}
