package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.json.Json;
import groovy.lang.GString;
import java.util.Collection;
import java.util.Map;

/** A script's values as JSON to be sent. */
final class WireJson {
  private final boolean revealing;

  private WireJson(boolean revealing) {
    this.revealing = revealing;
  }

  /** The body of a raw call, the one place where a secret becomes its value. */
  static JsonNode body(Object value) {
    return new WireJson(true).node(value);
  }

  /**
   * Values for anything else.
   *
   * @throws CozeGuardException when a secret is among them
   */
  static JsonNode plain(Object value) {
    return new WireJson(false).node(value);
  }

  private JsonNode node(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Json.object();
      map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
      return object;
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> array.add(node(each)));
      return array;
    }
    if (value instanceof Secret || value instanceof CharSequence || value instanceof DeferredId) {
      return TextNode.valueOf(text(value));
    }
    if (value instanceof NotSent unsent) {
      return TextNode.valueOf(unsent.inRequest());
    }
    if (value instanceof Handle handle) {
      return node(handle.getId());
    }
    return value instanceof ScriptFile file ? TextNode.valueOf(file.getText()) : Json.tree(value);
  }

  private String text(Object value) {
    if (value instanceof Secret secret) {
      if (!revealing) {
        throw new CozeGuardException(
            "a secret cannot be sent here",
            "what services send may be logged and stored on Coze",
            "only the body of a raw call takes secrets: `POST \"/…\", [key: secret(\"NAME\")]`");
      }
      return secret.reveal();
    }
    if (value instanceof GString parts) {
      StringBuilder joined = new StringBuilder(parts.getStrings()[0]);
      for (int i = 0; i < parts.getValueCount(); i++) {
        Object part = parts.getValue(i);
        joined.append(part instanceof Secret || part instanceof GString ? text(part) : part);
        joined.append(i + 1 < parts.getStrings().length ? parts.getStrings()[i + 1] : "");
      }
      return joined.toString();
    }
    return value.toString();
  }
}
