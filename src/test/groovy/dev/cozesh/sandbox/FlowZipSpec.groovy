package dev.cozesh.sandbox

import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import spock.lang.Unroll

/** A workflow that a person imports from the zip of the web page. */
class FlowZipSpec extends SandboxSpecification {
  static final String MANIFEST = 'type: Workflow\nmain:\n    name: ask\n'
  static final String FLOW = '''\
    schema_version: 1.0.0
    name: ask
    mode: workflow
    nodes:
      - id: "100001"
        type: start
        title: 开始
        parameters:
          node_outputs:
            city: {type: string, required: true, description: 城市, value: null}
            filter: {type: object, properties: {tags: {type: list, items: {type: string}}}}
      - id: "200001"
        type: text
        title: 拼接
        parameters:
          method: concat
          concatParams:
            - {name: concatResult, input: {type: string, value: "去 {{String1}}"}}
          node_inputs:
            - {name: String1, input: {value: {path: city, ref_node: "100001"}}}
          node_outputs:
            output: {type: string}
      - id: "900001"
        type: end
        title: 结束
        parameters:
          terminatePlan: returnVariables
          node_inputs:
            - {name: said, input: {value: {path: output, ref_node: "200001"}}}
    edges:
      - {source_node: "100001", target_node: "200001"}
      - {source_node: "200001", target_node: "900001"}
    '''.stripIndent()

  def "it is published under its name, shows what it takes and gives, and runs"() {
    given:
    def made = coze.post('/_workflow', [zip: zipped('MANIFEST.yml': MANIFEST, 'workflow/ask-draft.yaml': FLOW)])
    def id = made.at('/data/workflow_id').asText()
    def told = coze.get("/v1/workflows/$id?include_input_output=true").path('data')

    expect:
    told.at('/workflow_detail/workflow_name').asText() == 'ask'
    told.at('/input/parameters/city/required').asBoolean()
    told.at('/input/parameters/filter/properties/tags/items/type').asText() == 'string'
    told.at('/output/parameters').fieldNames().toList() == ['said']
    coze.post('/v1/workflow/run', [workflow_id: id, parameters: [city: '武汉']]).path('data').asText() == '{"said":"去 武汉"}'
  }

  def "it may have another name, or be a new version of one that is there"() {
    given:
    def zip = zipped('MANIFEST.yml': MANIFEST, 'workfile/ask-draft.yaml': FLOW)
    def id = coze.post('/_workflow', [zip: zip, name: '问路']).at('/data/workflow_id').asText()

    expect:
    coze.get("/v1/workflows/$id").at('/data/workflow_detail/workflow_name').asText() == '问路'
    with(coze.post('/_workflow', [zip: zip, workflow_id: id]).path('data')) {
      it.path('workflow_id').asText() == id
      it.path('version').asText() == 'v0.0.2'
    }
  }

  @Unroll("#what")
  def "what the web page would not import is refused"() {
    when:
    def answer = coze.send('POST', '/_workflow', [zip: zip])

    then:
    answer.statusCode() == 400
    answer.body().contains(why)

    where:
    what            | zip                                                                                             || why
    'no Base64'     | '*'                                                                                             || 'zip is not Base64'
    'no manifest'   | zipped('workflow/ask-draft.yaml': FLOW)                                                         || 'it has no MANIFEST.yml'
    'no flow'       | zipped('MANIFEST.yml': MANIFEST)                                                                || 'its schema_version is not 1.0.0'
    'another form'  | zipped('MANIFEST.yml': MANIFEST, 'a.yaml': FLOW.replace('1.0.0', '2.0'))                         || 'its schema_version is not 1.0.0'
    'no YAML'       | zipped('MANIFEST.yml': '{')                                                                     || 'a file in it is no YAML'
    'no end'        | zipped('MANIFEST.yml': MANIFEST, 'a.yaml': FLOW.replace('type: end', 'type: code'))              || 'it needs one node of type 2'
  }

  private static String zipped(Map<String, String> files) {
    def bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { zip ->
      files.each { name, text ->
        zip.putNextEntry(new ZipEntry("Workflow-ask-draft-1/$name"))
        zip.write(text.getBytes('UTF-8'))
      }
    }
    Base64.encoder.encodeToString(bytes.toByteArray())
  }
}
