package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Model

/** Compares what the sandbox says with what the catalogue knows: names of members and their types. */
class Shapes {
  static final CATALOG = Catalog.bundled()
  static final Map<String, Model> MODELS = CATALOG.models().collectEntries { [it.name(), it] }

  /** What of an answer the catalogue does not have, as paths; empty when all is well. */
  static List<String> ofAnswer(String endpointId, JsonNode answer) {
    def content = answer.deepCopy().without(['code', 'msg', 'detail'])
    strange(content, CATALOG.endpoint(endpointId).response().shape(), '')
  }

  /** The same for an event; its name must be one of the endpoint's. */
  static List<String> ofEvent(String endpointId, StreamEvent event) {
    def known = CATALOG.events(endpointId).find { it.name() == event.name }
    if (known == null) {
      return [event.name + '?']
    }
    event.name == 'done' ? [] : strange(event.json(), known.data(), event.name)
  }

  private static List<String> strange(JsonNode value, JsonNode shape, String path) {
    if (value.isNull()) {
      return []
    }
    if (shape.isTextual()) {
      return ofType(value, shape.asText(), path)
    }
    if (shape.isArray()) {
      return value.isArray() ? value.collectMany { strange(it, shape[0], path + '[]') } : [path]
    }
    if (!value.isObject()) {
      return [path]
    }
    value.properties().collectMany { member ->
      def known = shape.path(member.key).isMissingNode() ? shape.path('<key>') : shape.path(member.key)
      def name = "$path.$member.key".toString()
      known.isMissingNode() ? [name] : strange(member.value, known, name)
    }
  }

  private static List<String> ofType(JsonNode value, String type, String path) {
    def word = type.replaceFirst(/[ (].*/, '')
    if (MODELS.containsKey(word)) {
      return value.isObject() ? ofModel(value, MODELS[word], path) : [path]
    }
    switch (word) {
      case ~/\[.*]/: return value.collectMany { ofType(it, word[1..-2], path + '[]') }
      case ~/map<.*/: return value.isObject() ? [] : [path]
      case 'string': return value.isTextual() ? [] : [path + ' is no string']
      case ['int', 'long']: return value.isIntegralNumber() ? [] : [path + ' is no whole number']
      case 'bool': return value.isBoolean() ? [] : [path + ' is no bool']
      case ~/enum:.*/: return value.isValueNode() ? [] : [path]
      default: return []
    }
  }

  private static List<String> ofModel(JsonNode value, Model model, String path) {
    value.properties().collectMany { member ->
      def field = model.fields().find { it.name() == member.key }
      def name = "$path.$member.key".toString()
      field == null ? [name] : strange(member.value, new TextNode(field.type()), name)
    }
  }
}
