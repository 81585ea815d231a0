package dev.cozesh.deploy

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ArrayNode
import com.fasterxml.jackson.databind.node.ObjectNode
import dev.cozesh.http.Answer
import dev.cozesh.http.Dispatch
import dev.cozesh.http.OpenAnswer
import dev.cozesh.http.Request
import dev.cozesh.http.Transport
import dev.cozesh.json.Json

/** A server that says the same in other words: members the other way round, and defaults that nobody sent. */
class OtherManners implements Transport {
  private static final Map<String, ?> DEFAULTS = [
    default_mode: 0, default_switch: false, default_text: '', default_list: [], default_part: [style: 'auto']
  ]

  private final Transport real
  /** How many objects of answers were rewritten. */
  int rewritten

  OtherManners(Transport real) {
    this.real = real
  }

  @Override
  Answer send(Request request, Dispatch dispatch) {
    def answer = real.send(request, dispatch)
    // The members of a row are the columns of its table.
    def more = request.uri().path.endsWith('/records/query') ? [:] : DEFAULTS
    def json = inOtherWords(Json.parse(answer.text(), 'an answer'), more)
    Answer.of(answer.status(), answer.headers(), Json.line(json).getBytes('UTF-8'))
  }

  private JsonNode inOtherWords(JsonNode value, Map<String, ?> more) {
    if (value instanceof ArrayNode) {
      def copy = Json.mapper().createArrayNode()
      value.each { copy.add(inOtherWords(it, more)) }
      return copy
    }
    if (!(value instanceof ObjectNode)) {
      return value
    }
    rewritten++
    def copy = Json.object()
    more.each { name, it -> copy.set(name, Json.tree(it)) }
    value.fieldNames().toList().reverse().each { copy.set(it, inOtherWords(value.get(it), more)) }
    copy
  }

  @Override
  OpenAnswer open(Request request, Dispatch dispatch) {
    real.open(request, dispatch)
  }

  @Override
  void close() {
    real.close()
  }
}
