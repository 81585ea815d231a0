package dev.cozesh.sandbox

import dev.cozesh.json.Json

/** Canvases as Coze's editor writes them, for specifications. */
class Canvases {
  /** One node after the other, from a start with the parameters {@code a} and {@code b} to an end. */
  static String line(Map... nodes) {
    line([start(), *nodes, end([:])])
  }

  /** These nodes, start and end among them, one after the other. */
  static String line(List<Map> nodes) {
    canvas(nodes, (1..<nodes.size()).collect { [nodes[it - 1].id, nodes[it].id, ''] })
  }

  /**
   * @param edges source, target and port of each
   */
  static String canvas(List<Map> nodes, List<List<String>> edges) {
    Json.line([nodes: nodes,
               edges: edges.collect { [sourceNodeID: it[0], targetNodeID: it[1], sourcePortID: it[2]] }])
  }

  static Map start(List<Map> parameters = [parameter('a'), parameter('b')]) {
    node('100001', '1', '开始', [outputs: parameters])
  }

  static Map parameter(String name, Map more = [:]) {
    [name: name, type: 'string', required: false] + more
  }

  /** Ends with variables: a name and what it refers to or is. */
  static Map end(Map<String, Object> variables) {
    node('900001', '2', '结束', [inputs: [terminatePlan: 'returnVariables', inputParameters: inputs(variables)]])
  }

  static Map textEnd(String template, Map<String, Object> variables, boolean streaming = true) {
    node('900001', '2', '结束', [inputs: [terminatePlan  : 'useAnswerContent',
                                        streamingOutput: streaming,
                                        content        : literal(template),
                                        inputParameters: inputs(variables)]])
  }

  static Map output(String title, String template, boolean streaming = false, Map<String, Object> variables = [:]) {
    node('130001', '13', title, [inputs: [content        : literal(template),
                                          streamingOutput: streaming,
                                          inputParameters: inputs(variables)]])
  }

  static Map question(String text, Map more = [:], List<Map> outputs = [parameter('USER_RESPONSE')]) {
    node('180001', '18', '问答', [outputs: outputs,
                                inputs : [answer_type: 'text', question: text, limit: 3, inputParameters: []] + more])
  }

  static Map input(List<Map> fields) {
    node('300001', '30', '输入', [outputs: fields, inputs: [outputSchema: Json.line(fields)]])
  }

  static Map node(String id, String type, String title, Map data) {
    [id: id, type: type, data: [nodeMeta: [title: title]] + data]
  }

  static List<Map> inputs(Map<String, Object> values) {
    values.collect { name, value -> [name: name, input: value instanceof Map ? value : literal(value)] }
  }

  static Map ref(String node, String name, String type = 'string') {
    [type: type, value: [type: 'ref', content: [source: 'block-output', blockID: node, name: name]]]
  }

  static Map variable(String name, String type = 'string') {
    [type: type, value: [type: 'ref', content: [source: 'global_variable_app', path: [name], blockID: '', name: '']]]
  }

  static Map literal(Object content, String type = 'string') {
    [type: type, value: [type: 'literal', content: content]]
  }
}
