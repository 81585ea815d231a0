package dev.cozesh.client.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers Coze owes: a socket that ends or falls silent while one is due has failed. Not kept
 * when only some events are wanted. Thread-safe.
 */
final class Dues {
  private enum Due {
    SETTINGS,
    RESULT,
    CLEARED,
    AUDIO_CLEARED,
    SPOKEN
  }

  private static final Map<String, Due> ASKED_BY =
      Map.ofEntries(
          Map.entry("chat.update", Due.SETTINGS),
          Map.entry("speech.update", Due.SETTINGS),
          Map.entry("transcriptions.update", Due.SETTINGS),
          Map.entry("simult_interpretation.update", Due.SETTINGS),
          Map.entry("conversation.message.create", Due.RESULT),
          Map.entry("conversation.chat.submit_tool_outputs", Due.RESULT),
          Map.entry("input_audio_buffer.complete", Due.RESULT),
          Map.entry("input_text_buffer.complete", Due.RESULT),
          Map.entry("conversation.clear", Due.CLEARED),
          Map.entry("input_audio_buffer.clear", Due.AUDIO_CLEARED),
          Map.entry("input_text.generate_audio", Due.SPOKEN));

  /** Coze itself may say that an answer follows, for example when it finds the turns. */
  private static final Set<String> ANNOUNCING =
      Set.of("input_audio_buffer.speech_stopped", "conversation.chat.created");

  private static final Map<String, Due> SETTLED_BY =
      Map.ofEntries(
          Map.entry("chat.updated", Due.SETTINGS),
          Map.entry("speech.updated", Due.SETTINGS),
          Map.entry("transcriptions.updated", Due.SETTINGS),
          Map.entry("simult_interpretation.updated", Due.SETTINGS),
          Map.entry("conversation.chat.completed", Due.RESULT),
          Map.entry("conversation.chat.failed", Due.RESULT),
          Map.entry("conversation.chat.canceled", Due.RESULT),
          Map.entry("conversation.chat.requires_action", Due.RESULT),
          Map.entry("speech.audio.completed", Due.RESULT),
          Map.entry("transcriptions.message.completed", Due.RESULT),
          Map.entry("simult_interpretation.message.completed", Due.RESULT),
          Map.entry("conversation.cleared", Due.CLEARED),
          Map.entry("input_audio_buffer.cleared", Due.AUDIO_CLEARED),
          Map.entry("conversation.audio.completed", Due.SPOKEN));

  private final Set<Due> open = EnumSet.noneOf(Due.class);
  private boolean kept = true;

  synchronized void sent(String type, Optional<JsonNode> data) {
    if (data.filter(content -> !content.path("event_subscriptions").isEmpty()).isPresent()) {
      kept = false;
      open.clear();
    }
    add(ASKED_BY.get(type));
  }

  synchronized void came(String type) {
    if (type.equals("error")) {
      // It tells which message it is about only in words, and nothing more may come.
      open.clear();
    } else if (ANNOUNCING.contains(type)) {
      add(Due.RESULT);
    } else if (SETTLED_BY.containsKey(type)) {
      open.remove(SETTLED_BY.get(type));
    }
  }

  synchronized boolean any() {
    return !open.isEmpty();
  }

  private void add(Due due) {
    if (kept && due != null) {
      open.add(due);
    }
  }
}
