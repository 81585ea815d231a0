package dev.cozesh.deploy.workflow

import com.fasterxml.jackson.databind.node.ObjectNode
import dev.cozesh.json.Json

/** Workflows of the test's own: files, and small canvases to break. */
class Flows {
  static final List<String> CLEAN = [
    'branches.canvas.json', 'loop.canvas.json', 'questions.clipboard.json', 'digest.plain.json'
  ]

  static byte[] bytes(String name) {
    Flows.getResourceAsStream("/workflow/$name").bytes
  }

  static WorkflowFile file(String name) {
    WorkflowFile.read(bytes(name), name)
  }

  static ObjectNode canvas(String name) {
    file(name).canvas().get().json()
  }

  /** Start, some nodes one behind the other, End, which returns what Start took. */
  static Map chain(Map... inner) {
    def nodes = [start()] + inner.toList() + [end()]
    [nodes: nodes, edges: (1..<nodes.size()).collect { edge(nodes[it - 1].id, nodes[it].id) }]
  }

  static Map start() {
    node('100001', '1', [:], [[name: 'input', type: 'string']])
  }

  static Map end(String ofNode = '100001', String output = 'input') {
    node('900001', '2', [terminatePlan: 'returnVariables', inputParameters: [parameter('output', ofNode, output)]])
  }

  static Map code(String id, Map more = [:]) {
    node(id, '5', [code: 'x', language: 3, inputParameters: []] + more, [[name: 'out', type: 'string']])
  }

  static Map node(String id, String type, Map inputs = [:], List outputs = []) {
    [id: id, type: type, data: [nodeMeta: [title: "node $id".toString()], inputs: inputs, outputs: outputs]]
  }

  static Map parameter(String name, String ofNode, String output) {
    [name: name, input: [type: 'string', value: ref(ofNode, output)]]
  }

  static Map ref(String ofNode, String output) {
    [type: 'ref', content: [source: 'block-output', blockID: ofNode, name: output]]
  }

  static Map literal(Object content) {
    [type: 'literal', content: content]
  }

  static Map edge(String source, String target, String port = null) {
    [sourceNodeID: source, targetNodeID: target] + (port == null ? [:] : [sourcePortID: port])
  }

  static List<Finding> findings(Object file) {
    Linter.lint(WorkflowFile.of(Json.parse(Json.line(file), 'file')))
  }
}
