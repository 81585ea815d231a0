package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Watched;
import java.util.Optional;

/** What was changed on Coze since the last apply, as programs read it. */
public final class DriftJson {
  private DriftJson() {}

  /**
   * One object: {@code target, levels{}, objects[{address, id, fields[{field, level, last_applied,
   * live}]}], requests}. What was last applied is null where it is not known any more.
   */
  public static ObjectNode of(Plan plan) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("target", PlanJson.target(plan.target()));
    ObjectNode levels = json.putObject("levels");
    plan.levels().forEach((level, count) -> levels.put(DriftText.word(level), count));
    ArrayNode objects = json.putArray("objects");
    plan.changes().forEach(change -> objects.add(object(change)));
    return json.put("requests", plan.requestsSent());
  }

  private static ObjectNode object(Change change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("address", change.address().toString());
    json.put("id", change.id().orElse(null));
    ArrayNode fields = json.putArray("fields");
    change.watched().forEach(one -> fields.add(field(one)));
    return json;
  }

  private static ObjectNode field(Watched one) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("field", one.field()).put("level", DriftText.word(one.level()));
    if (one.base().isPresent() || one.live().isPresent()) {
      json.set("last_applied", value(one.base()));
      json.set("live", value(one.live()));
    }
    return json;
  }

  private static JsonNode value(Optional<JsonNode> value) {
    return PlanJson.masked(value);
  }
}
