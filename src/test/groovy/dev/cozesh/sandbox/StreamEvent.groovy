package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import groovy.transform.Immutable

/** A server-sent event as it stands on the wire; fields that were not sent are empty. */
@Immutable
class StreamEvent {
  String id
  String name
  String data

  /** Every whole event of a stream; a half one at the end is left out. */
  static List<StreamEvent> all(String text) {
    def blocks = text.split('\n\n', -1) as List
    blocks.init().collect { block ->
      def fields = block.readLines().collectEntries { line ->
        def colon = line.indexOf(':')
        [line.substring(0, colon), line.substring(colon + 1).strip()]
      }
      new StreamEvent(fields.id ?: '', fields.event ?: '', fields.data ?: '')
    }
  }

  JsonNode json() {
    Json.parse(data, name)
  }
}
