package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.audio.Mp3File;
import dev.cozesh.sandbox.audio.OpusFile;
import dev.cozesh.sandbox.audio.Sound;
import dev.cozesh.sandbox.audio.WaveFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Speech that is a tone as long as the text, and a transcription that is always the same. */
final class Speech {
  /** Where the preview of a voice lies. */
  static final String FILE_PREFIX = "/_files/voice-";

  private static final int MOST_BYTES_OF_TEXT = 1_024;
  private static final long MOST_BYTES_OF_SOUND = 512L << 20;
  private static final int MILLIS_A_CHARACTER = 100;
  private static final int USUAL_RATE = 24_000;
  private static final Choices FORMATS = Choices.among("mp3", "wav", "pcm", "ogg_opus");
  private static final List<Integer> RATES =
      List.of(8_000, 16_000, 22_050, USUAL_RATE, 32_000, 44_100, 48_000);
  private static final String TRANSCRIPT = "你好，这是一段测试录音。";

  private final Voices voices;

  Speech(Voices voices) {
    this.voices = voices;
  }

  List<Route> routes() {
    return List.of(
        Route.replying("POST", "/v1/audio/speech", this::speak).fixture(),
        new Route("POST", "/v1/audio/transcriptions", this::transcribe).fixture());
  }

  /** The preview of a voice. */
  static Reply preview(String text) {
    return reply("mp3", sound(text, 1, USUAL_RATE, 1));
  }

  private Reply speak(Transaction tx, Call call) {
    Fields fields = chosen(call);
    String text = fields.text("input", 1, MOST_BYTES_OF_TEXT);
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_TEXT) {
      throw Refused.parameter("input must have at most " + MOST_BYTES_OF_TEXT + " bytes");
    }
    ObjectNode voice = voices.existing(tx, fields.id("voice_id"));
    boolean big = voice.path("model_type").asText().equals("big");
    String format = fields.optionalChoice("response_format", FORMATS).orElse("mp3");
    double speed = fields.decimal("speed", big ? 0.5 : 0.2, big ? 2 : 3).orElse(1);
    int rate = fields.number("sample_rate", USUAL_RATE, 8_000, 48_000);
    if (!RATES.contains(rate)) {
      throw Refused.parameter("sample_rate must be one of " + RATES);
    }
    int loudness = fields.number("loudness_rate", 0, -50, 100);
    fields.decimal("emotion_scale", 1, 5);
    return reply(format, sound(text, speed, rate, 1 + loudness / 100.0));
  }

  /** What was chosen: one of the official SDKs sends 0 for a number that was not. */
  private static Fields chosen(Call call) {
    ObjectNode body = call.body().deepCopy();
    for (String number : List.of("speed", "sample_rate", "emotion_scale")) {
      if (body.path(number).isNumber() && body.path(number).asDouble() == 0) {
        body.remove(number);
      }
    }
    return new Fields(body);
  }

  private ObjectNode transcribe(Transaction tx, Call call) {
    call.upload(MOST_BYTES_OF_SOUND);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("text", TRANSCRIPT);
    return answer;
  }

  private static Sound sound(String text, double speed, int rate, double volume) {
    long millis = Math.round(text.codePointCount(0, text.length()) * MILLIS_A_CHARACTER / speed);
    return new Sound(Duration.ofMillis(millis), rate, volume);
  }

  private static Reply reply(String format, Sound sound) {
    return switch (format) {
      case "wav" -> new Reply.Bytes("audio/wav", WaveFile.of(sound), Map.of());
      case "pcm" -> new Reply.Bytes("audio/pcm", WaveFile.samples(sound), Map.of());
      case "ogg_opus" -> new Reply.Bytes("audio/ogg", OpusFile.of(sound), Map.of());
      default -> new Reply.Bytes("audio/mpeg", Mp3File.of(sound), Map.of());
    };
  }
}
