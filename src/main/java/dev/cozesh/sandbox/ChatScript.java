package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.ChatPlan.Utterance;
import java.io.IOException;
import java.util.List;

/** A chat as a stream: created, in progress, messages, end, done. A cancel breaks it off. */
final class ChatScript implements Script {
  private final ObjectNode chat;
  private final List<ObjectNode> messages;
  private final ChatPlan plan;
  private final String done;

  /**
   * @param messages of the plan's utterances, in the same order
   */
  ChatScript(ObjectNode chat, List<ObjectNode> messages, ChatPlan plan, String done) {
    this.chat = chat;
    this.messages = messages;
    this.plan = plan;
    this.done = done;
  }

  @Override
  public void play(Stage stage) throws IOException {
    send(stage, "conversation.chat.created", ChatState.view(chat, ChatState.CREATED));
    stage.rest(plan.pace().before());
    send(stage, "conversation.chat.in_progress", ChatState.view(chat, ChatState.IN_PROGRESS));
    for (int i = 0; i < messages.size(); i++) {
      if (!say(stage, plan.utterances().get(i), messages.get(i))) {
        return;
      }
    }
    if (stage.within(tx -> settled(tx, stage))) {
      ObjectNode end = chat.deepCopy().put("ends_ms", stage.now().toEpochMilli());
      send(stage, "conversation.chat." + plan.end(), ChatState.view(end, plan.end()));
      if (!plan.end().equals(ChatPlan.FAILED)) {
        stage.send(ServerEvent.of("done", done));
      }
    }
  }

  /** Says one message; false when the chat was canceled meanwhile. */
  private boolean say(Stage stage, Utterance utterance, ObjectNode message) throws IOException {
    if (utterance.streamed()) {
      for (String piece : plan.pace().pieces(utterance.reasoning())) {
        if (!delta(stage, piece(message, "").put("reasoning_content", piece))) {
          return false;
        }
      }
      for (String piece : plan.pace().pieces(utterance.text())) {
        if (!delta(stage, piece(message, piece))) {
          return false;
        }
      }
    }
    send(stage, "conversation.message.completed", Messages.view(message));
    return true;
  }

  private boolean delta(Stage stage, ObjectNode piece) throws IOException {
    stage.rest(plan.pace().delay());
    if (stage.within(this::isCanceled)) {
      return false;
    }
    send(stage, "conversation.message.delta", piece);
    return true;
  }

  private static ObjectNode piece(ObjectNode message, String text) {
    return Messages.view(message)
        .put("content", text)
        .without(List.of("created_at", "updated_at", "meta_data", "reasoning_content"));
  }

  private boolean isCanceled(Transaction tx) {
    return tx.find(Kind.CHAT, chat.path("id").asText())
        .map(now -> now.path("settled").asText().equals(ChatState.CANCELED))
        .orElse(true);
  }

  /** What was said stays; false when the chat was canceled just before. */
  private boolean settled(Transaction tx, Stage stage) {
    if (isCanceled(tx)) {
      return false;
    }
    String id = chat.path("id").asText();
    ObjectNode stored = tx.find(Kind.CHAT, id).orElseThrow().deepCopy();
    stored.put("settled", plan.end()).put("ends_ms", stage.now().toEpochMilli());
    tx.put(Kind.CHAT, id, stored);
    for (ObjectNode message : messages) {
      String messageId = message.path("id").asText();
      tx.find(Kind.MESSAGE, messageId)
          .ifPresent(old -> tx.put(Kind.MESSAGE, messageId, ready(old)));
    }
    return true;
  }

  private static ObjectNode ready(ObjectNode message) {
    return message.deepCopy().without(List.of("ready_ms"));
  }

  private static void send(Stage stage, String name, ObjectNode data) throws IOException {
    stage.send(ServerEvent.of(name, Json.line(data)));
  }
}
