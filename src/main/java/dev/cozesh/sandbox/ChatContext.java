package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.model.Prompt;
import dev.cozesh.sandbox.model.ScriptedModel;
import dev.cozesh.sandbox.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model is told in a chat. Kept with the chat, which may go on with it.
 *
 * @param facts as they are stored
 */
record ChatContext(ObjectNode facts) {
  /**
   * The context of a new chat.
   *
   * @param sent messages of the request; the last one is the question, or else the conversation's
   */
  static ChatContext of(
      Transaction tx, Call call, BotChoice bot, ObjectNode conversation, List<ObjectNode> sent) {
    List<ObjectNode> all = new ArrayList<>();
    for (ObjectNode message : Messages.of(tx, conversation.path("id").asText(), call)) {
      boolean current = message.path("section_id").equals(conversation.path("last_section_id"));
      if (current && Messages.isMain(message)) {
        all.add(message);
      }
    }
    all.addAll(sent);
    if (all.isEmpty()) {
      throw Refused.parameter("additional_messages is required in an empty conversation");
    }
    ObjectNode question = all.remove(all.size() - 1);
    ObjectNode facts = Json.object().put("name", bot.name()).put("suggests", bot.suggests());
    facts.put("persona", filled(bot.persona(), call.body().path("custom_variables")));
    facts.put("question", text(question)).set("datasets", bot.datasets());
    facts.putArray("earlier");
    all.stream()
        .filter(message -> message.path("role").asText().equals("user"))
        .forEach(message -> facts.withArray("earlier").add(text(message)));
    return new ChatContext(facts);
  }

  /**
   * What the chat is going to say.
   *
   * @param toolOutputs results of the tools that it asked for, empty before
   */
  ChatPlan plan(Transaction tx, ScriptedModel model, List<String> toolOutputs) {
    String question = question();
    Optional<Prompt.Passage> passage =
        toolOutputs.isEmpty()
            ? new Recall(tx).find(facts.path("datasets"), question)
            : Optional.empty();
    List<String> earlier = new ArrayList<>();
    facts.path("earlier").forEach(one -> earlier.add(one.asText()));
    Prompt prompt =
        new Prompt(
            facts.path("name").asText(),
            facts.path("persona").asText(),
            earlier,
            question,
            passage,
            toolOutputs);
    return ChatPlan.of(tx, prompt, model.answer(prompt), facts.path("suggests").asBoolean());
  }

  String question() {
    return facts.path("question").asText();
  }

  /** How many tokens the model reads. */
  int tokens() {
    int tokens = Tokens.of(facts.path("persona").asText());
    tokens += Tokens.of(question());
    for (JsonNode one : facts.path("earlier")) {
      tokens += Tokens.of(one.asText());
    }
    return tokens;
  }

  /** The words of a message; of one with files its text. */
  static String text(ObjectNode message) {
    String content = message.path("content").asText();
    if (!message.path("content_type").asText().equals("object_string")) {
      return content;
    }
    try {
      for (JsonNode part : Json.parse(content, "content")) {
        if (part.path("type").asText().equals("text")) {
          return part.path("text").asText();
        }
      }
    } catch (CozeDataException e) {
      return content;
    }
    return "";
  }

  private static String filled(String persona, JsonNode variables) {
    String filled = persona;
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue().asText());
    }
    return filled;
  }
}
