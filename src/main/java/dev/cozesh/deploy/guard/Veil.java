package dev.cozesh.deploy.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.desired.Sha256;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Watched;
import java.util.Optional;

/**
 * What of a change may be seen: secrets never, sensitive values by their length and hash. Only what
 * is shown is veiled; what is sent and compared is not.
 */
public final class Veil {
  private static final int HASH_BYTES = 4;

  private final Caution caution;

  public Veil(Caution caution) {
    this.caution = caution;
  }

  /**
   * The change as it is shown. A sensitive value becomes {@code {"sensitive": true, "characters":
   * 2329, "sha256": "1a2b3c4d"}}.
   *
   * @param lifecycle which fields are sensitive
   */
  public Change over(Change change, Lifecycle lifecycle) {
    return new Change(
        change.address(),
        change.action(),
        change.id(),
        change.fields().stream().map(field -> over(field, lifecycle)).toList(),
        change.watched().stream().map(one -> over(one, lifecycle)).toList(),
        change.remarks());
  }

  private Watched over(Watched one, Lifecycle lifecycle) {
    boolean hides = hides(one.field(), lifecycle);
    return new Watched(
        one.field(), one.level(), shown(one.base(), hides), shown(one.live(), hides));
  }

  private boolean hides(String field, Lifecycle lifecycle) {
    return FieldChange.isOfTheObject(field) && (caution.hidesValues() || lifecycle.hides(field));
  }

  private FieldChange over(FieldChange field, Lifecycle lifecycle) {
    boolean hides = hides(field.field(), lifecycle);
    return new FieldChange(
        field.field(),
        shown(field.before(), hides),
        shown(field.after(), hides),
        field.standing(),
        shown(field.base(), hides));
  }

  private Optional<JsonNode> shown(Optional<JsonNode> value, boolean hides) {
    return value.map(node -> hides ? hidden(node) : masked(node));
  }

  private static JsonNode hidden(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return JsonNodeFactory.instance
        .objectNode()
        .put("sensitive", true)
        .put("characters", text.codePointCount(0, text.length()))
        .put("sha256", Sha256.brief(text, HASH_BYTES));
  }

  private JsonNode masked(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(caution.secrets().mask(value.textValue()));
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
