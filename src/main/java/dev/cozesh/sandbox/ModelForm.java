package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.model.ModelReply;
import dev.cozesh.sandbox.model.Pace;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rule from the body of {@code POST /_model}: {@code {"pattern":…, "text":…}} and, as
 * wanted, reasoning, tools, code and msg, follow_ups, piece, delay_ms, wait_ms. Without a pattern
 * the last three are the pace of all answers.
 */
final class ModelForm {
  private final ObjectNode form;
  private final Fields fields;

  ModelForm(ObjectNode form) {
    this.form = form;
    this.fields = new Fields(form);
  }

  void addTo(ScriptedModel model) {
    Pace pace = pace(model.pace());
    if (!fields.has("pattern")) {
      if (fields.has("text")) {
        throw Refused.parameter("pattern is required; .* is found in every question");
      }
      model.pace(pace);
      return;
    }
    ModelReply reply = ModelReply.text(form.path("text").asText());
    reply = reply.reasoning(form.path("reasoning").asText());
    for (JsonNode tool : form.path("tools")) {
      reply = reply.afterCalling(tool.path("name").asText(), arguments(tool.path("arguments")));
    }
    if (fields.has("code")) {
      reply = reply.thenFailing(form.path("code").asLong(), form.path("msg").asText());
    }
    if (fields.has("follow_ups")) {
      List<String> questions = new ArrayList<>();
      fields.list("follow_ups", 0, 10).forEach(one -> questions.add(one.asText()));
      reply = reply.suggesting(questions);
    }
    boolean paced = fields.has("piece") || fields.has("delay_ms") || fields.has("wait_ms");
    model.reply(form.path("pattern").asText(), paced ? reply.paced(pace) : reply);
  }

  private Pace pace(Pace usual) {
    int delay = fields.number("delay_ms", (int) usual.delay().toMillis(), 0, Integer.MAX_VALUE);
    int wait = fields.number("wait_ms", (int) usual.before().toMillis(), 0, Integer.MAX_VALUE);
    int piece = fields.number("piece", usual.characters(), 1, Integer.MAX_VALUE);
    return new Pace(Duration.ofMillis(wait), piece, Duration.ofMillis(delay));
  }

  private static String arguments(JsonNode arguments) {
    return arguments.isObject() ? Json.line(arguments) : arguments.asText("{}");
  }
}
