package dev.cozesh.deploy.workflow

import dev.cozesh.error.CozeDataException
import dev.cozesh.json.Json
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.constructor.SafeConstructor
import spock.lang.Specification
import spock.lang.Unroll

class ZipFormSpec extends Specification {
  def "the YAML has the members that the page documents, and any reader of YAML sees them so"() {
    given:
    def files = unzipped(zip('branches.canvas.json'))
    def manifest = yaml(files['Workflow-flow-draft-0001/MANIFEST.yml'])
    def flow = yaml(files['Workflow-flow-draft-0001/workflow/flow-draft.yaml'])
    def node = { String id -> flow.nodes.find { it.id == id } }

    expect:
    files.size() == 2
    manifest.type == 'Workflow'
    manifest.main.name == 'flow'
    flow.keySet().toList() == ['schema_version', 'name', 'id', 'description', 'mode', 'icon', 'nodes', 'edges']
    flow.schema_version == '1.0.0'
    flow.mode == 'workflow'
    node('100001').type == 'start'
    node('100001').position == [x: 0, y: 12.5]
    node('100001').parameters.node_outputs.city == [type: 'string', required: true, description: '哪座城市']
    node('100001').parameters.node_outputs.photo.type == 'image'
    node('100001').parameters.node_outputs.limit.value == '5'
    node('100001').parameters.node_outputs.filter.get('properties').tags == [type: 'list', items: [type: 'string']]
    node('140001').parameters.node_inputs[1] == [name: 'city', input: [type: 'string', value: [path: 'city', ref_node: '100001']]]
    node('140001').parameters.llmParam[0] == [name: 'modelType', input: [type: 'integer', value: '1706077826']]
    node('140001').parameters.llmParam[1].name == 'modelName'
    node('140001').parameters.llmParam[4].input.value == '{{city}} 的岗位:\n{{jobs}}\n\n只给三条。\n'
    node('140001').parameters.settingOnError.timeoutMs == 180000
    node('140001').version == '3'
    node('900001').parameters.terminatePlan == 'returnVariables'
    node('900001').parameters.node_inputs[1].input.value == [path: 'user_name', source: 'global_variable_user']
    node('170001').size == [width: 240, height: 150]
    flow.edges[1] == [source_node: '110001', target_node: '120001', source_port: 'default']
  }

  def "what is inside of a loop stands inside of it"() {
    given:
    def flow = yaml(unzipped(zip('loop.canvas.json'))['Workflow-flow-draft-0001/workflow/flow-draft.yaml'])
    def loop = flow.nodes.find { it.type == 'loop' }

    expect:
    loop.canvas_position == [x: 380.25, y: 200]
    loop.nodes*.type == ['code']
    loop.edges[1] == [source_node: '210001', target_node: '200001', target_port: 'loop-function-inline-input']
    loop.parameters.node_outputs.greetings.value.value == [path: 'greeting', ref_node: '210001']
  }

  @Unroll("#file")
  def "what Coze itself would read from the YAML is the same workflow, decoration aside"() {
    given:
    def foreign = rewritten(zip(file)) { String text -> text.replaceAll(/(?m)^# cozesh .*\n/, '') }
    def read = WorkflowFile.read(foreign, 'foreign.zip')

    expect:
    read.findings() == []
    Linter.lint(read)*.text() == []
    Structure.of(read.canvas().get()) == Structure.of(Flows.file(file).canvas().get())
    meaning(read.canvas().get().json()) == meaning(Flows.canvas(file))

    where:
    file << ['loop.canvas.json', 'questions.clipboard.json', 'digest.plain.json']
  }

  def "a file that was edited by hand is read as it is now, and says what is left out"() {
    given:
    def edited = rewritten(zip('questions.clipboard.json')) { it.replace('出题', '换题') }
    def read = WorkflowFile.read(edited, 'edited.zip')

    expect:
    read.findings()*.text() == ['the file was edited since cozesh wrote it; what the zip form has no place for, mostly decoration, is left out']
    read.canvas().get().json().path('nodes').get(1).at('/data/nodeMeta/title').asText() == '换题'
  }

  def "documented names are read where exports have others"() {
    given:
    def other =
        rewritten(zip('loop.canvas.json'), { it.replace('/workflow/', '/workfile/') }) {
          it.replace('canvas_position', 'canvasPosition').replaceAll(/(?m)^# cozesh .*\n/, '')
        }
    def loop = WorkflowFile.read(other, 'other.zip').canvas().get().json().path('nodes').find { it.path('type').asText() == '21' }

    expect:
    loop.at('/meta/canvasPosition/x').decimalValue() == 380.25
  }

  @Unroll("#what")
  def "what has no place on a canvas is an error, and nothing of it is dropped"() {
    given:
    def foreign = rewritten(zip('questions.clipboard.json'), change)
    def read = WorkflowFile.read(foreign, 'foreign.zip')

    expect:
    read.canvas().isEmpty()
    Linter.lint(read).any { it.error && it.nodeId() == node && it.reason().contains(reason) }

    where:
    what                | change                                                           || node     | reason
    'an unknown kind'   | { it.replace('type: llm', 'type: image_generate') }              || '300001' | 'type "image_generate" is not among'
    'an unknown member' | { it.replace('type: llm', 'type: llm\n    hidden: 1') }          || '300001' | '`hidden` has no place'
    'another version'   | { it.replace('schema_version: "1.0.0"', 'schema_version: "2.0"') } || ''     | 'schema_version is "2.0"'
  }

  def "a node that the zip form has no word for is an error of the conversion"() {
    given:
    def canvas = Flows.chain(Flows.node('x', '40'))
    def file = WorkflowFile.of(Json.parse(Json.line(canvas), 'canvas'))

    expect:
    with(Converter.convert(file, Form.ZIP, 'f').findings()) {
      it*.nodeId() == ['x']
      it[0].error
      it[0].reason() == 'the zip form has no documented word for nodes of type 40'
    }
    Converter.convert(file, Form.CLIPBOARD, 'f').findings() == []
  }

  @Unroll("#what")
  def "a zip that is no export is refused"() {
    when:
    WorkflowFile.read(content, 'a.zip')

    then:
    def e = thrown(CozeDataException)
    (e.what() + ' ' + e.why()).contains(why)

    where:
    what                | content                                                                     || why
    'no manifest'       | zipped(['a/flow.yaml': 'nodes: []'])                                        || 'it has no MANIFEST.yml'
    'no flow'           | zipped(['MANIFEST.yml': 'main: {name: a}'])                                 || 'it has no YAML file with nodes'
    'no YAML'           | zipped(['MANIFEST.yml': 'main: {name: a}', 'w/a-draft.yaml': '{'])          || 'cannot be read as YAML'
    'aliases'           | zipped(['MANIFEST.yml': 'main: {name: a}', 'w/a-draft.yaml': 'a: &x [1]\nb: *x']) || 'cannot be read as YAML'
    'a name twice'      | zipped(['MANIFEST.yml': 'main: {name: a}', 'w/a-draft.yaml': 'a: 1\na: 2'])  || 'a stands there twice'
    'cut short'         | Arrays.copyOf(zipped(['MANIFEST.yml': 'main: {name: abcdefghijk}']), 60)    || 'cannot be read as a zip'
  }

  def "a sub-workflow in the zip is named, and the main one is taken"() {
    given:
    def files = unzipped(zip('questions.clipboard.json'))
    def both = zipped(['r/workflow/another-draft.yaml': files['Workflow-flow-draft-0001/workflow/flow-draft.yaml'].replace('name: flow', 'name: another')] + files)
    def read = WorkflowFile.read(both, 'both.zip')

    expect:
    read.name().get() == 'flow'
    read.findings()*.text() == ['the zip holds another workflow, another-draft.yaml, which is not taken; convert it by itself']
  }

  private static byte[] zip(String file) {
    Converter.convert(Flows.file(file), Form.ZIP, 'flow').content()
  }

  /** Of a canvas what a run depends on. */
  private static meaning(json) {
    def plain = Json.parse(Json.line(json), 'canvas')
    plain.remove('versions')
    strip(plain)
    plain
  }

  private static void strip(node) {
    if (node.isObject()) {
      ['meta', '_temp', 'rawMeta', 'mainColor', 'subTitle', 'trigger_parameters', 'icon', 'description'].each { node.remove(it) }
    }
    node.each { strip(it) }
  }

  private static Map yaml(String text) {
    new Yaml(new SafeConstructor(new LoaderOptions())).load(text) as Map
  }

  private static byte[] rewritten(byte[] zip, Closure<String> name = { it }, Closure<String> text) {
    zipped(unzipped(zip).collectEntries { path, content -> [name(path), path.endsWith('MANIFEST.yml') ? content : text(content)] })
  }

  private static byte[] zipped(Map<String, String> files) {
    def bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { zip ->
      files.each { name, text ->
        zip.putNextEntry(new ZipEntry(name))
        zip.write(text.getBytes('UTF-8'))
      }
    }
    bytes.toByteArray()
  }

  private static Map<String, String> unzipped(byte[] content) {
    def files = [:]
    def zip = new ZipInputStream(new ByteArrayInputStream(content))
    for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
      files[entry.name] = new String(zip.readAllBytes(), 'UTF-8')
    }
    files
  }
}
