package dev.cozesh.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.List;

/** One question and its answer, as the events of a turn. */
final class ChatTurn {
  private static final String FINISHED =
      "{\"msg_type\":\"generate_answer_finish\",\"data\":\"{\\\"finish_reason\\\":0}\","
          + "\"from_module\":null,\"from_unit\":null}";

  private final Bot bot;
  private final Surroundings surroundings;
  private final String conversation;
  private final String section;
  private final String id;
  private final String answerId;
  private final String question;
  private final long startedAt;

  ChatTurn(
      Bot bot, Surroundings surroundings, String conversation, String section, String question) {
    this.bot = bot;
    this.surroundings = surroundings;
    this.conversation = conversation;
    this.section = section;
    this.question = question;
    this.id = surroundings.ids().get();
    this.answerId = surroundings.ids().get();
    this.startedAt = surroundings.clock().instant().getEpochSecond();
  }

  String id() {
    return id;
  }

  /**
   * @param spoken whether the answer is spoken too
   */
  void play(Outbox out, String contentType, boolean spoken) {
    String questionId = surroundings.ids().get();
    say(out, "conversation.message.completed", asked(questionId, contentType));
    say(out, "conversation.chat.created", chat("created", 0));
    say(out, "conversation.chat.in_progress", chat("in_progress", 0));
    List<String> pieces = bot.reply().apply(question);
    for (String piece : pieces) {
      Event delta = Event.of("conversation.message.delta", answer("text", piece));
      out.say(id, bot.pause(), delta);
      if (spoken) {
        speak(out, piece);
      }
    }
    String whole = String.join("", pieces);
    say(out, "conversation.message.completed", dated(answer("text", whole)));
    say(out, "conversation.message.completed", verbose());
    if (spoken) {
      say(out, "conversation.audio.completed", answer("audio", ""));
    }
    say(out, "conversation.chat.completed", chat("completed", whole.codePoints().count()));
  }

  private void speak(Outbox out, String text) {
    say(out, "conversation.audio.sentence_start", Json.object().put("text", text));
    Voice.pieces(text)
        .forEach(piece -> say(out, "conversation.audio.delta", answer("audio", piece)));
  }

  private void say(Outbox out, String type, ObjectNode data) {
    out.say(id, Duration.ZERO, Event.of(type, data));
  }

  private ObjectNode chat(String status, long answered) {
    ObjectNode chat = Json.object().put("id", id).put("conversation_id", conversation);
    chat.put("bot_id", bot.id()).put("created_at", startedAt).put("status", status);
    chat.put("section_id", section);
    chat.putObject("last_error").put("code", 0).put("msg", "");
    if (status.equals("completed")) {
      long asked = question.codePoints().count();
      chat.put("completed_at", surroundings.clock().instant().getEpochSecond());
      ObjectNode usage = chat.putObject("usage").put("token_count", asked + answered);
      usage.put("output_count", answered).put("input_count", asked);
    }
    return chat;
  }

  private ObjectNode asked(String messageId, String contentType) {
    ObjectNode message = message(messageId, "user", "question", question);
    return dated(message.put("content_type", contentType));
  }

  private ObjectNode answer(String contentType, String content) {
    return message(answerId, "assistant", "answer", content).put("content_type", contentType);
  }

  private ObjectNode verbose() {
    String messageId = surroundings.ids().get();
    return dated(message(messageId, "assistant", "verbose", FINISHED).put("content_type", "text"));
  }

  private ObjectNode message(String messageId, String role, String type, String content) {
    ObjectNode message = Json.object().put("id", messageId);
    message.put("conversation_id", conversation).put("bot_id", bot.id()).put("chat_id", id);
    message.put("section_id", section).put("role", role).put("type", type);
    return message.put("content", content);
  }

  private ObjectNode dated(ObjectNode message) {
    return message.put("created_at", startedAt).put("updated_at", startedAt);
  }
}
