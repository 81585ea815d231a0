package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns what a caller sends as a message into a stored one. */
final class MessageIntake {
  private static final int MOST_MESSAGES = 100;
  private static final int LONGEST_CONTENT = 15 << 20;
  private static final Choices CONTENT_TYPES = Choices.among("text", "object_string");
  private static final Set<String> PARTS = Set.of("text", "file", "image", "audio");
  private static final Set<String> SAVED_TYPES = Set.of("question", "answer");
  private static final Set<String> PASSED_TYPES =
      Set.of("question", "answer", "function_call", "tool_output", "tool_response");

  private final Transaction tx;
  private final Call call;
  private final ObjectNode conversation;

  MessageIntake(Transaction tx, Call call, ObjectNode conversation) {
    this.tx = tx;
    this.call = call;
    this.conversation = conversation;
  }

  /** The messages of a request for a chat, which from now on belong to the chat. */
  static List<ObjectNode> forChat(
      Transaction tx, Call call, ObjectNode conversation, ObjectNode chat) {
    List<ObjectNode> messages = new ArrayList<>();
    MessageIntake intake = new MessageIntake(tx, call, conversation);
    boolean saved = chat.path("saved").asBoolean();
    for (Fields one : additional(call.fields())) {
      ObjectNode message = saved ? intake.saved(one) : intake.passed(one);
      message.put("bot_id", chat.path("bot_id").asText()).put("chat_id", chat.path("id").asText());
      messages.add(message);
      if (saved) {
        chat.withArray("inserted").addObject().put("id", message.path("id").asText());
      }
    }
    return messages;
  }

  private static List<Fields> additional(Fields fields) {
    List<Fields> messages = new ArrayList<>();
    if (fields.has("additional_messages")) {
      messages.addAll(fields.objects("additional_messages", 0, Integer.MAX_VALUE));
    }
    if (messages.size() > MOST_MESSAGES) {
      String size = "additional_messages has " + messages.size() + " items";
      throw new Refused(200, 4004, size + ", at most " + MOST_MESSAGES + " are allowed.");
    }
    return messages;
  }

  /** A message that is kept: a question or an answer. */
  ObjectNode saved(Fields sent) {
    ObjectNode message = read(sent, SAVED_TYPES);
    tx.put(Kind.MESSAGE, message.path("id").asText(), message);
    return message;
  }

  /** A message that only the model sees; it may also be a step on the way to an answer. */
  ObjectNode passed(Fields sent) {
    return read(sent, PASSED_TYPES);
  }

  /** Checks content and its type and writes them into a message, as far as they were sent. */
  static void takeContent(Fields sent, ObjectNode message) {
    sent.optionalChoice("content_type", CONTENT_TYPES)
        .ifPresent(type -> message.put("content_type", type));
    sent.optionalText("content", 0, LONGEST_CONTENT)
        .ifPresent(content -> message.put("content", content));
    if (message.path("content_type").asText().equals("object_string")) {
      checkParts(message.path("content").asText());
    }
  }

  private ObjectNode read(Fields sent, Set<String> types) {
    String role = sent.choice("role", Choices.among("user", "assistant"));
    String usual = role.equals("user") ? "question" : "answer";
    String type = sent.optionalText("type", 0, 20).filter(t -> !t.isEmpty()).orElse(usual);
    if (!types.contains(type)) {
      throw Refused.parameter("a message of type " + type + " cannot be sent here");
    }
    if (type.equals("question") != role.equals("user")) {
      throw Refused.parameter("a message of type " + type + " cannot have the role " + role);
    }
    sent.text("content", 1, LONGEST_CONTENT);
    sent.text("content_type", 1, 20);
    ObjectNode message = empty(role, type);
    takeContent(sent, message);
    message.set("meta_data", MetaData.of(sent));
    return message;
  }

  private ObjectNode empty(String role, String type) {
    ObjectNode message = Json.object().put("id", tx.newId());
    message.put("conversation_id", conversation.path("id").asText());
    message.put("section_id", conversation.path("last_section_id").asText());
    message.put("bot_id", "").put("chat_id", "").put("role", role).put("type", type);
    return message.put("created_at", call.seconds()).put("updated_at", call.seconds());
  }

  private static void checkParts(String content) {
    try {
      if (Json.parse(content, "content") instanceof ArrayNode parts && !parts.isEmpty()) {
        for (JsonNode part : parts) {
          if (!PARTS.contains(part.path("type").asText())) {
            throw Refused.parameter("content has a part that is no text, file, image or audio");
          }
        }
        return;
      }
    } catch (CozeDataException e) {
      // Said below, with the same words as for other JSON.
    }
    throw Refused.parameter("content must be a JSON array of parts when it is an object_string");
  }
}
