package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;

/** Rooms for talking, without anybody to carry the sound, and one live interpretation. */
final class Rooms {
  private static final Choices ROOM_MODES = Choices.of("RoomMode");

  private final Fixtures fixtures;
  private final Voices voices;

  Rooms(Fixtures fixtures, Voices voices) {
    this.fixtures = fixtures;
    this.voices = voices;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/audio/rooms", this::create).fixture(),
        new Route("GET", "/v1/audio/live/{live_id}", this::live).fixture());
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    Bots.existing(tx, fields.id("bot_id"));
    if (fields.has("voice_id")) {
      voices.existing(tx, fields.id("voice_id"));
    }
    fields
        .within("config")
        .ifPresent(
            config -> {
              config.optionalChoice("room_mode", ROOM_MODES);
              config.number("prologue_delay_duration_ms", 500, 0, 5_000);
            });
    tx.act();
    String room = tx.newId();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("token", "rtc_test_" + room);
    data.put("uid", fields.optionalText("uid", 1, 200).orElse("uid_" + room));
    data.put("room_id", room).put("app_id", "rtc_app_test");
    return answer;
  }

  private ObjectNode live(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    answer.set("data", fixtures.object("live"));
    return answer;
  }
}
