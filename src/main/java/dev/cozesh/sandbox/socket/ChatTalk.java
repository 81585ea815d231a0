package dev.cozesh.sandbox.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.Set;

/**
 * A chat by text and voice. The answer is spoken when {@code chat.update} set {@code output_audio};
 * with {@code server_vad} or {@code semantic_vad}, a piece of silence ends what was said.
 */
final class ChatTalk implements Talk {
  private static final Set<String> ALWAYS = Set.of("chat.created", "chat.updated", "error");
  private static final Set<String> LISTENING = Set.of("server_vad", "semantic_vad");
  private static final int BY_SPEECH = 1;
  private static final int BY_CLIENT = 2;
  private static final int BY_MESSAGE = 3;

  private final Bot bot;
  private final Surroundings surroundings;
  private final HeardAudio heard = new HeardAudio();
  private ObjectNode settings = Json.object();
  private String conversation;
  private String section;
  private String turn = "none";
  private boolean speaking;

  ChatTalk(Bot bot, Surroundings surroundings) {
    this.bot = bot;
    this.surroundings = surroundings;
    this.conversation = surroundings.ids().get();
    this.section = conversation;
  }

  @Override
  public void open(Outbox out) {
    out.say(Event.of("chat.created"));
  }

  @Override
  public boolean isWanted(Event event) {
    JsonNode wanted = settings.path("event_subscriptions");
    if (wanted.isEmpty() || ALWAYS.contains(event.type())) {
      return true;
    }
    for (JsonNode one : wanted) {
      if (one.asText().equals(event.type())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void hear(Event event, Outbox out) {
    switch (event.type()) {
      case "chat.update" -> update(event, out);
      case "conversation.message.create" -> ask(event, out);
      case "conversation.chat.cancel" -> cancel(out);
      case "conversation.chat.submit_tool_outputs" ->
          throw Unheard.parameter("no chat waits for tool outputs");
      case "conversation.clear" -> {
        section = surroundings.ids().get();
        out.say(Event.of("conversation.cleared"));
      }
      case "input_text.generate_audio" -> speak(Voice.checked(event.text("text")), out);
      default -> hearAudio(event, out);
    }
  }

  private void update(Event event, Outbox out) {
    if (event.data() instanceof ObjectNode members) {
      settings = members.deepCopy();
    }
    String wanted = settings.path("chat_config").path("conversation_id").asText("");
    if (!wanted.isEmpty()) {
      conversation = wanted;
    }
    out.say(Event.of("chat.updated", settings.deepCopy()));
    if (settings.path("need_play_prologue").asBoolean()) {
      speak(settings.path("prologue_content").asText(""), out);
    }
  }

  private void hearAudio(Event event, Outbox out) {
    switch (event.type()) {
      case "input_audio_buffer.append" -> append(event.bytes("delta"), out);
      case "input_audio_buffer.clear" -> {
        heard.clear();
        out.say(Event.of("input_audio_buffer.cleared"));
      }
      case "input_audio_buffer.complete" -> {
        if (isListening()) {
          throw Unheard.parameter("the server finds the end of speech itself");
        }
        out.say(Event.of("input_audio_buffer.completed"));
        understand(out);
      }
      default -> throw Talk.unknown(event);
    }
  }

  private void append(byte[] audio, Outbox out) {
    boolean silence = isListening() && Voice.isSilence(audio);
    if (!silence) {
      heard.add(audio);
    }
    if (isListening() && speaking == silence) {
      speaking = !silence;
      out.say(Event.of("input_audio_buffer.speech_" + (silence ? "stopped" : "started")));
      if (silence) {
        understand(out);
      } else {
        interrupt(BY_SPEECH, "interrupted by speech", out);
      }
    }
  }

  private void understand(Outbox out) {
    String text = heard.take();
    out.say(Event.text("conversation.audio_transcript.update", "content", text));
    out.say(Event.text("conversation.audio_transcript.completed", "content", text));
    begin(text, "text", out);
  }

  private void ask(Event event, Outbox out) {
    String content = event.text("content");
    String type = event.text("content_type");
    if (content.isEmpty()) {
      throw Unheard.parameter("content is required");
    }
    begin(
        type.equals("object_string") ? textOf(content) : content,
        type.isEmpty() ? "text" : type,
        out);
  }

  private void begin(String question, String contentType, Outbox out) {
    interrupt(BY_MESSAGE, "a new message was submitted", out);
    ChatTurn next = new ChatTurn(bot, surroundings, conversation, section, question);
    turn = next.id();
    next.play(out, contentType, settings.has("output_audio"));
  }

  private void cancel(Outbox out) {
    if (!interrupt(BY_CLIENT, "cancelled by the client", out)) {
      throw Unheard.parameter("no chat is in progress");
    }
  }

  private boolean interrupt(int code, String message, Outbox out) {
    boolean interrupted = out.drop(turn);
    if (interrupted) {
      ObjectNode data = Json.object().put("code", code).put("msg", message);
      out.say(Event.of("conversation.chat.canceled", data));
    }
    return interrupted;
  }

  /** Outside of any chat: its id is 0, and so is the message's. */
  private void speak(String text, Outbox out) {
    out.say(Event.text("conversation.audio.sentence_start", "text", text));
    Voice.pieces(text)
        .forEach(piece -> out.say(Event.of("conversation.audio.delta", outside(piece))));
    out.say(Event.of("conversation.audio.completed", outside("")));
  }

  private ObjectNode outside(String content) {
    ObjectNode message = Json.object().put("id", "0").put("chat_id", "0");
    message.put("conversation_id", conversation).put("bot_id", bot.id());
    message.put("role", "assistant").put("type", "answer").put("content", content);
    return message.put("content_type", "audio");
  }

  private boolean isListening() {
    return LISTENING.contains(settings.path("turn_detection").path("type").asText(""));
  }

  private static String textOf(String items) {
    StringBuilder text = new StringBuilder();
    try {
      for (JsonNode item : Json.parse(items, "content")) {
        text.append(item.path("text").asText(""));
      }
    } catch (CozeDataException e) {
      throw Unheard.parameter("content is no object_string");
    }
    return text.toString();
  }
}
