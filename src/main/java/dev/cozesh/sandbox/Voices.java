package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Voices: some of the platform's, and cloned ones, each trained at most ten times. */
final class Voices {
  private static final long MOST_BYTES = 10L << 20;
  private static final int MOST_TRAININGS = 10;
  private static final String USUAL_PREVIEW = "你好，我是你的专属AI克隆声音";

  private final Fixtures fixtures;
  private final Hidden hidden;

  Voices(Fixtures fixtures, Hidden hidden) {
    this.fixtures = fixtures;
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/audio/voices", this::list),
        new Route("POST", "/v1/audio/voices/clone", this::train));
  }

  ObjectNode existing(Transaction tx, String id) {
    return find(tx, id).orElseThrow(() -> Refused.notFound("voice " + id));
  }

  Optional<ObjectNode> find(Transaction tx, String id) {
    return fixtures.list("voices").stream()
        .filter(voice -> voice.path("voice_id").asText().equals(id))
        .findFirst()
        .or(() -> tx.find(Kind.VOICE, id));
  }

  private ObjectNode list(Transaction tx, Call call) {
    Page page = call.page("page_num", 100, 100);
    boolean own = call.queryFlag("filter_system_voice").orElse(false);
    String state = call.queryChoice("voice_state", Choices.of("VoiceState")).orElse("cloned");
    List<ObjectNode> rows = new ArrayList<>();
    if (!own) {
      fixtures.list("voices").forEach(voice -> rows.add(row(voice, call)));
    }
    hidden.visible(tx, Kind.VOICE).forEach(voice -> rows.add(row(voice, call)));
    call.queryChoice("model_type", Choices.of("VoiceModelType"))
        .ifPresent(type -> rows.removeIf(row -> !row.path("model_type").asText().equals(type)));
    rows.removeIf(row -> !state.equals("all") && !row.path("state").asText().equals(state));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", page.hasMore(rows.size()));
    data.set("voice_list", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode train(Transaction tx, Call call) {
    call.upload(MOST_BYTES);
    Fields fields = call.fields();
    String name = fields.text("voice_name", 1, 128);
    if (name.getBytes(StandardCharsets.UTF_8).length > 128) {
      throw Refused.parameter("voice_name must have at most 128 bytes");
    }
    fields.choice("audio_format", Choices.of("AudioFormat"));
    if (fields.has("space_id")) {
      Workspaces.existing(tx, fields.id("space_id"));
    }
    Optional<String> known = fields.optionalText("voice_id", 0, 30).filter(id -> !id.isEmpty());
    ObjectNode voice =
        known.map(id -> tx.existing(Kind.VOICE, id).deepCopy()).orElseGet(Json::object);
    int left = voice.path("available_training_times").asInt(MOST_TRAININGS);
    if (left == 0) {
      throw Refused.parameter("voice_id: the voice was trained " + MOST_TRAININGS + " times");
    }
    String id = known.orElseGet(tx::newId);
    voice.put("id", id).put("voice_id", id).put("name", name);
    voice.put("available_training_times", left - 1);
    voice.put(
        "language_code",
        fields.optionalChoice("language", Choices.of("LanguageCode")).orElse("zh"));
    voice.put("preview_text", fields.optionalText("preview_text", 0, 1_024).orElse(USUAL_PREVIEW));
    if (!voice.has("create_time")) {
      voice.put("create_time", call.seconds());
    }
    tx.put(Kind.VOICE, id, voice.put("update_time", call.seconds()));
    ObjectNode answer = Json.object();
    answer.putObject("data").put("voice_id", id);
    return answer;
  }

  private static ObjectNode row(ObjectNode voice, Call call) {
    ObjectNode row = Json.object().put("is_system_voice", !voice.has("id"));
    row.put("create_time", 1_729_686_510).put("update_time", 1_729_686_510);
    row.put("available_training_times", 0).put("language_name", "").put("state", "cloned");
    row.put("model_type", "big").put("model_name", "").putArray("support_emotions");
    row.setAll(voice);
    row.remove("id");
    String file = Speech.FILE_PREFIX + voice.path("voice_id").asText() + ".mp3";
    return row.put("preview_audio", call.link(file));
  }
}
