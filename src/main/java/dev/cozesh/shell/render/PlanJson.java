package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Precautions;
import dev.cozesh.deploy.plan.Reach;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.error.SecretShapes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as programs read it. Null stands for a value that is not there, or not known yet. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * The plan as one object: {@code target, changes, actions[], levels{}, requests, requests_sent,
   * permissions[], needed_by{}, reach{}, gates[], remarks[], outputs{}, would_call[]}.
   */
  public static ObjectNode of(Plan plan, List<String> wouldCall) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("target", target(plan.target()));
    json.put("changes", plan.writes());
    ArrayNode actions = json.putArray("actions");
    plan.changes().forEach(change -> actions.add(action(change)));
    ObjectNode levels = json.putObject("levels");
    plan.levels().forEach((level, count) -> levels.put(word(level), count));
    json.put("requests", plan.requests());
    json.put("requests_sent", plan.requestsSent());
    texts(json.putArray("permissions"), plan.permissions());
    precautions(json, plan.precautions());
    texts(json.putArray("remarks"), plan.remarks());
    json.set("outputs", outputs(plan.outputs()));
    texts(json.putArray("would_call"), wouldCall);
    return json;
  }

  private static void precautions(ObjectNode json, Precautions precautions) {
    ObjectNode needs = json.putObject("needed_by");
    precautions.needs().forEach(need -> texts(needs.putArray(need.permission()), need.by()));
    Reach reach = precautions.reach();
    json.putObject("reach")
        .put("bots", reach.bots())
        .put("published", reach.published())
        .put("documents_indexed", reach.indexed())
        .put("documents_deleted", reach.dropped());
    ArrayNode gates = json.putArray("gates");
    precautions.gates().forEach(gate -> gates.add(gate(gate)));
  }

  private static ObjectNode gate(Gate gate) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", gate.name()).put("open", gate.isOpen());
    gate.objection()
        .ifPresent(
            closed ->
                json.put("what", SecretShapes.mask(closed.what()))
                    .put("why", SecretShapes.mask(closed.why()))
                    .put("next", SecretShapes.mask(closed.next())));
    return json;
  }

  static ObjectNode target(Target target) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    target.environment().ifPresent(name -> json.put("environment", name));
    return json.put("host", target.host())
        .put("workspace_id", target.workspaceId())
        .put("workspace_name", target.workspaceName());
  }

  /** Outputs by name. */
  static ObjectNode outputs(List<OutputValue> outputs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    outputs.forEach(output -> json.put(output.name(), output.value().orElse(null)));
    return json;
  }

  static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(text -> array.add(SecretShapes.mask(text)));
  }

  private static ObjectNode action(Change change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("address", change.address().toString());
    json.put("action", word(change.action()));
    json.put("id", change.id().orElse(null));
    ArrayNode fields = json.putArray("fields");
    change.fields().forEach(field -> fields.add(field(field)));
    json.set("levels", levels(change.watched()));
    texts(json.putArray("remarks"), change.remarks());
    return json;
  }

  private static ObjectNode levels(List<Watched> watched) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    watched.forEach(one -> json.put(one.field(), word(one.level())));
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static ObjectNode field(FieldChange change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("field", change.field());
    json.set("before", masked(change.before()));
    json.set("after", masked(change.after()));
    if (change.standing() != Standing.OURS) {
      json.put("standing", word(change.standing()));
      json.set("last_applied", masked(change.base()));
    }
    return json;
  }

  static JsonNode masked(Optional<JsonNode> value) {
    return value.map(PlanJson::masked).orElse(JsonNodeFactory.instance.nullNode());
  }

  static JsonNode masked(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(SecretShapes.mask(value.textValue()));
    }
    if (value.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(entry -> copy.set(entry.getKey(), masked(entry.getValue())));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> copy.add(masked(element)));
      return copy;
    }
    return value;
  }
}
