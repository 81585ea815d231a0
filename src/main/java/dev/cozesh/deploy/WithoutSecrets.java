package dev.cozesh.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.SecretScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A declared state as it may be kept. A text in which a secret stands is left out whole, and so is
 * a document; what was left out is named.
 */
final class WithoutSecrets {
  private final List<String> named = new ArrayList<>();
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final JsonNode json;

  WithoutSecrets(DesiredJson.Encoded declared) {
    declared
        .contents()
        .forEach(
            (sha256, bytes) -> {
              if (isClean(new String(bytes, UTF_8))) {
                contents.put(sha256, bytes);
              } else {
                named.add("a document with SHA-256 " + sha256);
              }
            });
    json = clean(declared.json(), "");
  }

  JsonNode json() {
    return json;
  }

  /** What documents hold, by SHA-256. */
  Map<String, byte[]> contents() {
    return contents;
  }

  /** What was left out, in words that hold nothing of it. */
  List<String> named() {
    return List.copyOf(named);
  }

  static boolean isClean(String text) {
    return SecretScan.first(text).isEmpty();
  }

  private JsonNode clean(JsonNode node, String path) {
    if (node.isObject()) {
      String name = path + (node.path("name").isTextual() ? "/" + node.path("name").asText() : "");
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              member ->
                  copy.set(
                      member.getKey(), clean(member.getValue(), name + "/" + member.getKey())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(clean(element, path)));
      return copy;
    }
    if (node.isTextual() && !isClean(node.textValue())) {
      named.add(path.substring(1));
      return TextNode.valueOf("");
    }
    return node;
  }
}
