package dev.cozesh.deploy.workflow

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.MissingNode
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

class CanvasDiffSpec extends Specification {
  private static final JsonNode ONE =
  canvas([node('1', 'Start'), node('2', 'Say', [text: 'hello', cases: [[a: 1], [a: 2]]])], ['1 2'])

  def "two canvases that do the same have no difference, wherever their nodes lie"() {
    given:
    def moved = Json.parse(
        '''{"edges":[{"targetNodeID":"2","sourceNodeID":"1"}],"nodes":[
          {"type":"3","id":"2","meta":{"position":{"x":7,"y":8}},"data":{"text":"hello","cases":[{"a":1.0},{"a":2}],"nodeMeta":{"title":"Say"},"nothing":null}},
          {"id":"1","type":"3","data":{"nodeMeta":{"title":"Start"}}}]}''', '')

    expect:
    CanonicalCanvas.of(moved) == ONE
    CanvasDiff.between(ONE, CanonicalCanvas.of(moved)) == []
  }

  @Unroll("#what")
  def "a difference is told by node, edge and member"() {
    when:
    def lines = CanvasDiff.between(ONE, after)

    then:
    lines*.path() == paths
    CanvasDiff.subjects(lines) == subjects

    where:
    what             | after                                                                            || paths                                          | subjects
    'a member'       | canvas([node('1', 'Start'), node('2', 'Say', [text: 'hi', cases: [[a: 1], [a: 2]]])], ['1 2']) || ['nodes/2/data.text'] | ['node 2']
    'a list'         | canvas([node('1', 'Start'), node('2', 'Say', [text: 'hello', cases: [[a: 1]]])], ['1 2']) || ['nodes/2/data.cases[1].a'] | ['node 2']
    'a node gone'    | canvas([node('1', 'Start')], [])                                                  || ['nodes/2', 'edges/1 → 2']                     | ['node 2', 'edge 1 → 2']
    'a node more'    | canvas([node('1', 'Start'), node('2', 'Say', [text: 'hello', cases: [[a: 1], [a: 2]]]), node('3', 'New')], ['1 2', '2 3']) || ['nodes/3', 'edges/2 → 3'] | ['node 3', 'edge 2 → 3']
    'another edge'   | canvas([node('1', 'Start'), node('2', 'Say', [text: 'hello', cases: [[a: 1], [a: 2]]])], ['2 1']) || ['edges/1 → 2', 'edges/2 → 1'] | ['edge 1 → 2', 'edge 2 → 1']
  }

  def "nodes inside of a loop are told like others, and not as a part of it"() {
    given:
    def loop = { String text ->
      CanonicalCanvas.of(Json.tree([nodes: [[id: '5', type: '21', data: [:], blocks: [node('6', 'In', [text: text])], edges: []]], edges: []]))
    }

    expect:
    CanvasDiff.between(loop('a'), loop('b'))*.path() == ['nodes/6/data.text']
  }

  def "a node with many differences shows the first, and counts the rest"() {
    given:
    def many = { int start -> canvas([node('1', 'S', (1..9).collectEntries { ["m$it".toString(), it + start] })], []) }

    when:
    def lines = CanvasDiff.between(many(0), many(1))

    then:
    lines.size() == 7
    lines[6].path() == 'nodes/1/…'
    lines[6].after().get().asText() == '3 more members'
  }

  def "against nothing everything is new"() {
    expect:
    CanvasDiff.between(MissingNode.instance, ONE).every { it.before().isEmpty() && it.after().isPresent() }
  }

  @Unroll("#stored covers #sent: #covers")
  def "what a server adds does not count, what it changes or leaves out does"() {
    expect:
    CanonicalCanvas.covers(json(stored), json(sent)) == covers

    where:
    stored                | sent                  || covers
    '{"a":1}'             | '{"a":1}'             || true
    '{"a":1,"b":2}'       | '{"a":1}'             || true
    '{"a":1}'             | '{"a":1,"b":2}'       || false
    '{"a":1}'             | '{"a":1,"b":""}'      || true
    '{"a":1}'             | '{"a":1,"b":[]}'      || true
    '{"a":2}'             | '{"a":1}'             || false
    '{"a":[1,2]}'         | '{"a":[1]}'           || false
    '{"a":[{"b":1,"c":2}]}' | '{"a":[{"b":1}]}'   || true
    '{"a":"1"}'           | '{"a":1}'             || false
    '[]'                  | '{}'                  || false
  }

  private static JsonNode json(String text) {
    CanonicalCanvas.of(Json.parse(text, ''))
  }

  private static Map node(String id, String title, Map data = [:]) {
    [id: id, type: '3', data: [nodeMeta: [title: title]] + data]
  }

  private static JsonNode canvas(List<Map> nodes, List<String> edges) {
    CanonicalCanvas.of(
        Json.tree([nodes: nodes, edges: edges.collect { [sourceNodeID: it.split(' ')[0], targetNodeID: it.split(' ')[1]] }]))
  }
}
