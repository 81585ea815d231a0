package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * How far a chat is. Follows from the clock, nothing runs for it, unless a stream or a cancel has
 * settled it.
 */
final class ChatState {
  static final String CREATED = "created";
  static final String IN_PROGRESS = "in_progress";
  static final String CANCELED = "canceled";

  private ChatState() {}

  static String status(ObjectNode chat, Instant now) {
    if (chat.has("settled")) {
      return chat.path("settled").asText();
    }
    long millis = now.toEpochMilli();
    if (millis < chat.path("begins_ms").asLong()) {
      return CREATED;
    }
    return millis < chat.path("ends_ms").asLong() ? IN_PROGRESS : chat.path("end").asText();
  }

  static boolean isRunning(ObjectNode chat, Instant now) {
    return List.of(CREATED, IN_PROGRESS).contains(status(chat, now));
  }

  /** The chat as Coze answers it. */
  static ObjectNode view(ObjectNode chat, Instant now) {
    return view(chat, status(chat, now));
  }

  /** The chat as it is or was in that status. */
  static ObjectNode view(ObjectNode chat, String status) {
    ObjectNode view = Json.object();
    for (String member :
        List.of("id", "conversation_id", "bot_id", "created_at", "meta_data", "section_id")) {
      view.set(member, chat.path(member));
    }
    view.put("status", status);
    boolean over = status.equals(chat.path("end").asText());
    long end = chat.path("ends_ms").asLong() / 1000;
    if (status.equals(ChatPlan.COMPLETED)) {
      view.put("completed_at", end);
    }
    if (status.equals(ChatPlan.FAILED)) {
      view.put("failed_at", end);
    }
    view.set("last_error", over && chat.has("error") ? chat.get("error") : noError());
    view.set("usage", over ? chat.path("usage") : usage(0, 0));
    if (status.equals(ChatPlan.REQUIRES_ACTION)) {
      view.set("required_action", chat.path("required_action"));
    }
    if (chat.has("inserted")) {
      view.set("inserted_additional_messages", chat.path("inserted"));
    }
    return view;
  }

  static ObjectNode usage(int input, int output) {
    ObjectNode usage = Json.object().put("token_count", input + output);
    return usage.put("output_count", output).put("input_count", input);
  }

  private static ObjectNode noError() {
    return Json.object().put("code", 0).put("msg", "");
  }
}
