package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Instant;
import java.util.List;

/** How far a run is, and its record. Follows from the clock unless a stream has settled it. */
final class RunState {
  static final String FINISHED = "finished";
  static final String INTERRUPTED = "interrupted";
  static final String FAILED = "failed";

  private static final int MOST_BYTES = 1_000_000;
  private static final int KEPT_CHARACTERS = 1_000;

  private RunState() {}

  static boolean isOver(ObjectNode run, Instant now) {
    return run.path("settled").asBoolean() || now.toEpochMilli() >= run.path("ends_ms").asLong();
  }

  static boolean isInterrupted(ObjectNode run) {
    return run.path("end").asText().equals(INTERRUPTED);
  }

  /** The record as the public API tells it. */
  static ObjectNode record(ObjectNode run, Instant now) {
    boolean over = isOver(run, now);
    ObjectNode record = Json.object().put("execute_id", run.path("id").asText());
    record.put("execute_status", status(run, over));
    for (String member :
        List.of(
            "bot_id", "connector_id", "connector_uid", "run_mode", "create_time", "update_time")) {
      record.set(member, run.path(member));
    }
    record.set("usage", run.path("usage"));
    record.put("token", run.path("usage").path("token_count").asText()).put("cost", "0");
    record.put("debug_url", run.path("debug_url").asText());
    record.put("logid", run.path("log_id").asText());
    record.put("error_code", over ? run.path("error_code").asText() : "");
    record.put("error_message", over ? run.path("error_message").asText() : "");
    ObjectNode output = over ? output(run, Integer.MAX_VALUE) : Json.object();
    boolean trimmed = Json.line(output).length() > MOST_BYTES;
    record.put("is_output_trimmed", trimmed);
    record.put("output", Json.line(trimmed ? output(run, KEPT_CHARACTERS) : output));
    record.set("node_execute_status", nodes(run, over));
    if (over && isInterrupted(run)) {
      record.set("interrupt_data", run.path("interrupt"));
    }
    return record;
  }

  private static String status(ObjectNode run, boolean over) {
    if (!over || isInterrupted(run)) {
      return "Running";
    }
    return run.path("end").asText().equals(FAILED) ? "Fail" : "Success";
  }

  /** The end node's text under Output, each output node's under its title. */
  private static ObjectNode output(ObjectNode run, int most) {
    ObjectNode output = Json.object();
    for (JsonNode said : run.path("said")) {
      String name = said.path("last").asBoolean() ? "Output" : said.path("title").asText();
      String text = said.path("text").asText();
      output.put(name, text.substring(0, Math.min(text.length(), most)));
    }
    return output;
  }

  private static ObjectNode nodes(ObjectNode run, boolean over) {
    ObjectNode nodes = Json.object();
    for (JsonNode said : run.path("said")) {
      if (!said.path("last").asBoolean()) {
        ObjectNode node = nodes.putObject(said.path("title").asText());
        node.put("node_id", said.path("node_id").asText()).put("is_finish", over);
        node.put("update_time", run.path("update_time").asLong());
        node.put("node_execute_uuid", said.path("uuid").asText());
      }
    }
    return nodes;
  }
}
