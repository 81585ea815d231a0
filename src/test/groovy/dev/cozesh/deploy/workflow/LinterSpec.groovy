package dev.cozesh.deploy.workflow

import static dev.cozesh.deploy.workflow.Flows.*

import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

class LinterSpec extends Specification {
  @Unroll("#file")
  def "a workflow that Coze takes has no finding"() {
    expect:
    Linter.lint(Flows.file(file))*.text() == []

    where:
    file << Flows.CLEAN
  }

  def "a canvas and clipboard data pass, also as small as can be"() {
    expect:
    findings(chain())*.text() == []
    findings([type: 'coze-workflow-clipboard-data', json: chain()])*.text() == []
  }

  @Unroll("#what")
  def "what is wrong is an error that names its node and why"() {
    given:
    def found = findings(file).findAll { it.error }

    expect:
    found.any { it.nodeId() == node && it.reason().contains(reason) }
    found.every { !it.reason().isBlank() && !it.text().endsWith(';') }

    where:
    what                           | file                                                                  || node     | reason
    'no workflow at all'           | [name: 'x']                                                           || ''       | 'no nodes'
    'an empty clipboard'           | [type: 'coze-workflow-clipboard-data', json: [nodes: []]]             || ''       | 'no nodes'
    'a format of its own'          | [nodes: [[id: 'a', kind: 'x']]]                                       || ''       | 'neither a Coze canvas nor clipboard data'
    'no End'                       | [nodes: [start()], edges: []]                                         || ''       | 'it has no End node'
    'two Starts'                   | [nodes: [start(), start() + [id: '100002'], end()]]                   || ''       | 'it has 2 Start nodes'
    'a Start of another number'    | [nodes: [start() + [id: '7'], end('7')], edges: [edge('7', '900001')]] || '7'     | 'another id than 100001'
    'a type that is text'          | chain(code('x') + [type: 'llm'])                                      || 'x'      | 'type "llm" is no canvas type'
    'two nodes of one id'          | chain(code('x'), code('x'))                                           || 'x'      | 'two nodes have this id'
    'a node without an id'         | chain(code(''))                                                       || ''       | 'a node has no id'
    'a node without data'          | [nodes: [start(), [id: 'x', type: '5'], end()], edges: []]            || 'x'      | 'it has no `data`'
    'a node without a title'       | chain(code('x') + [data: code('x').data + [nodeMeta: [:]]])           || 'x'      | 'no title'
    'an edge to nowhere'           | chain() + [edges: [edge('100001', '7')]]                              || ''       | 'edge 100001 → 7: no node 7'
    'an edge from nowhere'         | chain() + [edges: [edge('7', '900001')]]                              || ''       | 'edge 7 → 900001: no node 7'
    'an edge into Start'           | chain(code('x')) + [edges: [edge('x', '100001')]]                     || ''       | 'leads into Start'
    'Start leads nowhere'          | chain() + [edges: []]                                                 || '100001' | 'Start leads nowhere'
    'End is never reached'         | chain(code('x')) + [edges: [edge('100001', 'x')]]                     || '900001' | 'no way leads from Start to End'
    'a circle'                     | circle()                                                              || 'a'      | 'in a circle: a, b'
    'an exit that leads nowhere'   | selector([edge('s', '900001', 'true')])                               || 's'      | 'exit "false" leads nowhere'
    'an exit that is not there'    | selector([edge('s', '900001', 'true'), edge('s', '900001', 'false'), edge('s', '900001', 'true_4')]) || 's' | 'leaves by exit "true_4"; it has true, false'
    'a branch without an exit'     | selector([edge('s', '900001'), edge('s', '900001', 'false')])         || 's'      | 'leaves by no exit'
    'an intent that leads nowhere' | branch('22', [intents: [[name: 'a'], [name: 'b']]], ['branch_0', 'default']) || 's' | 'exit "branch_1" leads nowhere'
    'an option that leads nowhere' | branch('18', [question: '?', answer_type: 'option', options: [[name: 'a']]], ['default']) || 's' | 'exit "branch_0" leads nowhere'
    'an error branch left open'    | branch('5', [code: 'x', language: 3, settingOnError: [processType: 3]], ['default']) || 's' | 'exit "branch_error" leads nowhere'
    'an exit where there is one'   | chain(code('x')) + [edges: [edge('100001', 'x', 'left'), edge('x', '900001')]] || '100001' | 'leaves by exit "left"; its only exit has no name'
    'an edge behind the End'       | chain(code('x')) + [edges: [edge('100001', '900001'), edge('900001', 'x')]] || '900001' | 'it has no exit'
    'a ref to no node'             | ending('7', 'x')                                                      || '900001' | 'x of node 7, which is not there'
    'a ref to nothing'             | ending('', '')                                                        || '900001' | 'a variable refers to nothing'
    'a ref to an output that is not there' | ending('100001', 'other')                                     || '900001' | 'node 100001 has no output other'
    'a ref to a field that is not there'   | deep('filter.age')                                            || '900001' | 'node 100001 has no output filter.age'
    'a ref to what comes later'    | chain(code('x', [inputParameters: [parameter('a', 'y', 'out')]]), code('y')) || 'x' | 'out of node y, which is not before it'
    'a ref to itself'              | chain(code('x', [inputParameters: [parameter('a', 'x', 'out')]]))     || 'x'      | 'is not before it'
    'an address with a ref to no node' | chain(http([apiInfo: [method: 'GET', url: 'https://a.example/{{block_output_7.id}}']])) || 'h' | 'id of node 7, which is not there'
    'a body with a ref to no output'   | chain(http([body: [bodyType: 'JSON', bodyData: [json: '{"a": {{block_output_100001.b}}}']]])) || 'h' | 'node 100001 has no output b'
    'a variable with a bad name'   | chain(code('x', [inputParameters: [parameter('2nd', '100001', 'input')]])) || 'x' | '"2nd" is no variable name'
    'an output with a bad name'    | chain(code('x') + [data: code('x').data + [outputs: [[name: '名字', type: 'string']]]]) || 'x' | '"名字" is no variable name'
    'a model without a prompt'     | chain(node('m', '3', [llmParam: [[name: 'modelType', input: [:]]]]))  || 'm'      | 'prompt is missing among data.inputs.llmParam'
    'a model without parameters'   | chain(node('m', '3'))                                                 || 'm'      | 'data.inputs.llmParam is missing'
    'code without a language'      | chain(node('x', '5', [code: 'x']))                                    || 'x'      | 'data.inputs.language is missing'
    'a plugin without a tool'      | chain(node('p', '4', [apiParam: [[name: 'pluginID']]]))               || 'p'      | 'apiID is missing'
    'a request without an address' | chain(http([apiInfo: [method: 'GET', url: '']]))                      || 'h'      | 'data.inputs.apiInfo.url is missing'
    'a JSON body that is empty'    | chain(http([body: [bodyType: 'JSON', bodyData: [json: '']]]))         || 'h'      | 'its body is JSON and empty'
    'a search without a query'     | chain(node('k', '6', [datasetParam: [[name: 'datasetList']], inputParameters: []])) || 'k' | 'Query is missing'
    'knowledge in another order'   | chain(node('k', '6', [datasetParam: [[name: 'topK'], [name: 'datasetList']], inputParameters: []])) || 'k' | 'datasetList is not the first'
    'a comparison without a right' | selector([], [operator: 1, left: [input: [:]]])                       || 's'      | 'has no right side'
    'a comparison without a sign'  | selector([], [left: [input: [:]], right: [input: [:]]])               || 's'      | 'has no operator'
    'a workflow without an id'     | chain(node('w', '9'))                                                 || 'w'      | 'data.inputs.workflowId is missing'
    'an empty loop'                | chain(node('l', '21') + [blocks: [], edges: []])                      || 'l'      | 'nothing is inside of it'
    'a loop in a loop'             | loop([node('i', '21') + [blocks: [code('j')], edges: []]])            || 'i'      | 'is inside of another'
    'a loop without a way in'      | loop([code('i')])                                                     || 'l'      | 'no edge leads to the nodes inside of it'
    'a way in by another port'     | loop([code('i')], [edge('l', 'i', 'loop-output')])                    || 'l'      | 'begins inside of it by exit "loop-output"'
    'a way back to another port'   | loop([code('i')], [edge('l', 'i', 'loop-function-inline-output'), edge('i', 'l')]) || 'l' | 'ends inside of it at ""'
    'an edge over the border'      | loop([code('i')]) + [edges: [edge('100001', 'i')]]                    || ''       | 'i is not on the same level'
    'a node inside of a loop'      | loop([code('i') + [type: 'wait']])                                    || 'i'      | 'type "wait" is no canvas type'
    'placeholders'                 | chain(http([apiInfo: [method: 'GET', url: '${B_API}/x?key=${B_KEY}&again=${B_API}']])) || '' | '2 placeholders are not filled in: B_API, B_KEY'
    'a type Coze does not have'    | [nodes: [[id: 'v', type: 'interaction', config: [:]]]]                || 'v'      | 'type "interaction" is not among Coze\'s node types'
    'a type with no known meaning' | [nodes: [[id: 'v', type: 'variable', config: [:]]]]                   || 'v'      | 'cannot be taken over from this form'
  }

  @Unroll("#what")
  def "what may not do what was meant is a warning, and no error"() {
    given:
    def found = findings(file)

    expect:
    Linter.passes(found)
    found.any { it.nodeId() == node && it.reason().contains(reason) }

    where:
    what                       | file                                                                   || node | reason
    'a node nothing leads to'  | chain() + [nodes: [start(), code('x'), end()]]                         || 'x'  | 'no way leads to it; Coze drops it in silence'
    'a node nothing follows'   | chain() + [nodes: [start(), code('x'), end()], edges: [edge('100001', '900001'), edge('100001', 'x')]] || 'x' | 'nothing comes behind it'
    'a type that is newer'     | chain(node('x', '99'))                                                 || 'x'  | 'type 99 is not among the types known here'
    'a template without value' | chain(node('m', '3', [llmParam: [[name: 'modelType'], [name: 'prompt', input: [value: literal('Hi {{who}}')]]]])) || 'm' | '{{who}} names no variable'
    'a key in the clear'       | chain(http([headers: [[name: 'X-API-Key', input: [value: literal('k-123')]]]])) || 'h' | 'the value of its header X-API-Key stands in the file'
    'a type of the zip form'   | chain(code('x') + [data: code('x').data + [outputs: [[name: 'a', type: 'number']]]]) || 'x' | 'type "number" is no type of a canvas'
  }

  @Unroll("#what")
  def "what makes a paste fail in silence is a warning in the clipboard form only"() {
    expect:
    findings([type: 'coze-workflow-clipboard-data', json: canvas]).any { it.nodeId() == 'x' && it.reason().contains(reason) && !it.error }
    findings(canvas) == []

    where:
    what                | canvas                                                                            || reason
    'a switch'          | chain(code('x', [settingOnError: [switch: true]]))                                || 'has a switch'
    'a required output' | chain(code('x') + [data: code('x').data + [outputs: [[name: 'a', type: 'string', required: false]]]]) || 'outputs say `required`'
    'skills'            | chain(code('x') + [_temp: [externalData: [skills: []]]])                          || 'skills'
  }

  def "a secret is an error of its own kind, wherever it stands, and is not repeated"() {
    given:
    def secret = 'pat_test_' + 'a' * 24
    def inLoop = loop([code('i', [code: "call('$secret')".toString()])])
    def inHeader = chain(http([headers: [[name: 'Authorization', input: [value: literal("Bearer $secret".toString())]]]]))

    expect:
    [[inLoop, 'i'], [inHeader, 'h']].every { file, id ->
      def found = findings(file).findAll { it.secret }
      found.size() == 1 && found[0].error && found[0].nodeId() == id && !Json.line(findings(file)).contains(secret)
    }
  }

  def "in JavaScript the spelling of a placeholder may mean a variable of the code"() {
    expect:
    findings(chain(code('x', [code: code]))).any { it.reason().contains('placeholder') } == found

    where:
    code                                             || found
    'const BASE = "https://a"; return `${BASE}/x`'   || false
    'return `${BASE}/x`'                             || true
    'let A = 1, BASE = 2; return `${BASE}/x`'        || true
  }

  def "a branch is known by its port, and a finding says where in the file it is"() {
    given:
    def open = findings(selector([edge('s', '900001', 'true')])).find { it.port() == 'false' }
    def bad = findings(chain(code('x', [inputParameters: [parameter('2nd', '100001', 'input')]]))).find { it.error }

    expect:
    open.title() == 'node s'
    bad.path() == '/nodes/1/data/inputs/inputParameters/0/name'
  }

  def "a hand-written workflow becomes a canvas when every node has a place there"() {
    given:
    def file = Flows.file('digest.plain.json')
    def canvas = file.canvas().get().json()

    expect:
    file.form() == Form.PLAIN
    file.name().get() == '岗位速递'
    canvas.path('nodes')*.path('type')*.asText() == ['1', '45', '3', '2']
    canvas.at('/nodes/1/data/inputs/apiInfo/url').asText() == 'https://jobs.example/search?city={{block_output_100001.city}}'
    canvas.at('/nodes/1/data/inputs/body/bodyData/json').asText().contains('{{block_output_100001.count}}')
    canvas.at('/nodes/2/data/inputs/inputParameters')*.path('name')*.asText() == ['city', 'jobs_body']
    canvas.at('/nodes/2/data/inputs/llmParam').find { it.path('name').asText() == 'prompt' }.at('/input/value/content').asText() == '城市 {{city}}，岗位：\n{{jobs_body}}'
    canvas.at('/nodes/3/data/inputs/inputParameters/0/input/value/content/blockID').asText() == canvas.at('/nodes/2/id').asText()
    canvas.at('/nodes/0/data/outputs/1/type').asText() == 'float'
  }

  def "D24: a hand-written workflow with what Coze does not have is told node by node, and is no canvas"() {
    given:
    def file = Flows.file('voice.plain.json')
    def errors = Linter.lint(file).findAll { it.error }

    expect:
    file.canvas().isEmpty()
    errors*.text().collect { it.split(';')[0] } == [
      'node talk: type "interaction" is not among Coze\'s node types',
      '4 placeholders are not filled in: API_BASE, API_KEY, CONNECTOR, VOICE'
    ]
    errors[0].title() == '语音对话'
  }

  @Unroll("#mention")
  def "a hand-written mention of what is not there is an error with what there is"() {
    given:
    def file = [nodes: [[id: 's', type: 'start', config: [parameters: [[name: 'city', type: 'string']]]],
        [id: 'h', type: 'http', config: [url: 'https://a.example', method: 'GET']],
        [id: 'm', type: 'llm', config: [prompt: '${' + mention + '}']],
        [id: 'e', type: 'end', config: [outputs: []]]], edges: []]

    expect:
    findings(file).any { it.nodeId() == 'm' && it.text().contains(told) }

    where:
    mention         || told
    'town'          || 'no parameter has that name; start has [city]'
    'x.body'        || 'no node x'
    'h.text'        || 'node h has no such output; it has body, statusCode, headers'
    'h.body.id'     || 'body is text, which a code node can take apart'
  }

  private static Map circle() {
    chain(code('a'), code('b')) + [edges: [edge('100001', 'a'), edge('a', 'b'), edge('b', 'a'), edge('b', '900001')]]
  }

  private static Map selector(List edges, Map condition = [operator: 10, left: [input: [:]]]) {
    def node = node('s', '8', [branches: [[condition: [logic: 2, conditions: [condition]]]]])
    [nodes: [start(), node, end()], edges: [edge('100001', 's')] + edges]
  }

  private static Map branch(String type, Map inputs, List<String> ports) {
    [nodes: [start(), node('s', type, inputs), end()], edges: [edge('100001', 's')] + ports.collect { edge('s', '900001', it) }]
  }

  private static Map ending(String ofNode, String output) {
    [nodes: [start(), end(ofNode, output)], edges: [edge('100001', '900001')]]
  }

  private static Map deep(String name) {
    def begin = node('100001', '1', [:], [[name: 'filter', type: 'object', schema: [[name: 'salary', type: 'float']]]])
    [nodes: [begin, end('100001', name)], edges: [edge('100001', '900001')]]
  }

  private static Map http(Map inputs) {
    node('h', '45', [apiInfo: [method: 'GET', url: 'https://a.example'], body: [bodyType: 'EMPTY']] + inputs, [[name: 'body', type: 'string']])
  }

  private static Map loop(List blocks, List edges = []) {
    def loop = node('l', '21') + [blocks: blocks, edges: edges]
    [nodes: [start(), loop, end()], edges: [edge('100001', 'l'), edge('l', '900001', 'loop-output')]]
  }
}
