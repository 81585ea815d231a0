package dev.cozesh.client.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the messages of a stream's events, of which an answer has hundreds: the members that pieces
 * have, token by token. A message with anything else in it – other members, another kind of value,
 * a name twice – is read like all others.
 */
public final class MessagePiece {
  private static final int ID = 0;
  private static final int CONVERSATION = 1;
  private static final int BOT = 2;
  private static final int CHAT = 3;
  private static final int SECTION = 4;
  private static final int ROLE = 5;
  private static final int TYPE = 6;
  private static final int CONTENT = 7;
  private static final int CONTENT_TYPE = 8;
  private static final int REASONING = 9;
  private static final int CREATED = 10;
  private static final int UPDATED = 11;
  private static final int MEMBERS = 12;

  private final String[] texts = new String[MEMBERS];
  private final long[] seconds = {-1, -1};

  private MessagePiece() {}

  /**
   * A message as an event carries it.
   *
   * @param json the event's data
   * @return the message
   * @throws dev.cozesh.error.CozeDataException when it is no message
   */
  public static Message read(String json) {
    MessagePiece piece = new MessagePiece();
    return piece.reads(json) ? piece.message() : Json.read(json, Message.class, "a message");
  }

  private boolean reads(String text) {
    try (JsonParser json = Json.mapper().createParser(text)) {
      boolean usual = json.nextToken() == JsonToken.START_OBJECT;
      while (usual) {
        String name = json.nextFieldName();
        if (name == null) {
          break;
        }
        usual = takes(name, json.nextToken(), json);
      }
      return usual
          && texts[ID] != null
          && json.currentToken() == JsonToken.END_OBJECT
          && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean takes(String name, JsonToken token, JsonParser json) throws IOException {
    int member = member(name);
    if (member < 0) {
      return false;
    }
    boolean time = member >= CREATED;
    return switch (token) {
      case VALUE_STRING -> !time && takes(member, json.getText());
      case VALUE_NUMBER_INT ->
          time
              && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
              && takes(member - CREATED, json.getLongValue());
      default -> false;
    };
  }

  private boolean takes(int member, String text) {
    boolean first = texts[member] == null;
    texts[member] = text;
    return first;
  }

  private boolean takes(int time, long value) {
    boolean first = seconds[time] < 0;
    seconds[time] = value;
    return first && value >= 0;
  }

  private static int member(String name) {
    return switch (name) {
      case "id" -> ID;
      case "conversation_id" -> CONVERSATION;
      case "bot_id" -> BOT;
      case "chat_id" -> CHAT;
      case "section_id" -> SECTION;
      case "role" -> ROLE;
      case "type" -> TYPE;
      case "content" -> CONTENT;
      case "content_type" -> CONTENT_TYPE;
      case "reasoning_content" -> REASONING;
      case "created_at" -> CREATED;
      case "updated_at" -> UPDATED;
      default -> -1;
    };
  }

  private Message message() {
    return new Message(
        texts[ID],
        text(CONVERSATION),
        text(BOT),
        text(CHAT),
        text(SECTION),
        text(ROLE).map(MessagePiece::role),
        text(TYPE).map(MessagePiece::type),
        text(CONTENT),
        text(CONTENT_TYPE).map(MessagePiece::contentType),
        Optional.empty(),
        time(CREATED),
        time(UPDATED),
        text(REASONING),
        Map.of());
  }

  private Optional<String> text(int member) {
    return Optional.ofNullable(texts[member]);
  }

  private Optional<Long> time(int member) {
    long value = seconds[member - CREATED];
    return value < 0 ? Optional.empty() : Optional.of(value);
  }

  private static MessageRole role(String text) {
    return text.equals("assistant") ? MessageRole.ASSISTANT : MessageRole.of(text);
  }

  private static MessageType type(String text) {
    return text.equals("answer") ? MessageType.ANSWER : MessageType.of(text);
  }

  private static ContentType contentType(String text) {
    return text.equals("text") ? ContentType.TEXT : ContentType.of(text);
  }
}
