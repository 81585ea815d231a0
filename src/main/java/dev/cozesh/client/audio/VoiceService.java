package dev.cozesh.client.audio;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Limited;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;

/** Voices: list them, make one from a recording. Thread-safe. */
public final class VoiceService {
  private static final int PAGE_SIZE = 100;
  private static final PageShape PAGE = PageShape.chained("/data/voice_list", "/data/has_more");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public VoiceService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Every voice, 100 a request.
   *
   * @return the voices
   * @see <a href="https://docs.coze.cn/developer_guides/list_voices">Coze: list voices</a>
   */
  @Calls("audio.voices.list")
  public Paged<Voice> list() {
    return list(VoiceFilter.ALL);
  }

  /**
   * The voices that a filter lets through, 100 a request.
   *
   * @param filter which ones
   * @return the voices
   * @see <a href="https://docs.coze.cn/developer_guides/list_voices">Coze: list voices</a>
   */
  @Calls("audio.voices.list")
  public Paged<Voice> list(VoiceFilter filter) {
    return api.pages(
        page ->
            get("/v1/audio/voices")
                .query("filter_system_voice", filter.filterSystemVoice())
                .query("model_type", filter.modelType())
                .query("voice_state", filter.voiceState())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Voice.class,
        Voice::id);
  }

  /**
   * Makes a voice from a recording, or trains one again. Costs money. Sent once.
   *
   * @param voice the recording and what it says
   * @return the voice's id
   * @throws CozeServiceException code 1109 when the recording says something else than the text
   * @throws CozeUsageException when the file cannot be read or has more than 10 MiB
   * @see <a href="https://docs.coze.cn/developer_guides/clone_voices">Coze: clone a voice from a
   *     recording</a>
   */
  @Calls("audio.voices.clone")
  public String clone(VoiceClone voice) {
    return api.send(
        post("/v1/audio/voices/clone")
            .file("file", voice.file(), Limited.most("voice.clone_file"))
            .form("voice_name", voice.voiceName())
            .form("audio_format", voice.audioFormat())
            .form("language", voice.language())
            .form("voice_id", voice.voiceId())
            .form("preview_text", voice.previewText())
            .form("text", voice.text())
            .form("space_id", voice.spaceId())
            .form("description", voice.description())
            .result("/data/voice_id")
            .once(),
        String.class);
  }
}
