package dev.cozesh.sandbox

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.util.concurrent.TimeUnit
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeStateException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class PersistenceSpec extends Specification {
  @TempDir
  Path directory

  List<Sandbox> opened = []

  def cleanup() {
    opened*.close()
  }

  def "everything is there again after a restart, in the same order and with the same ids"() {
    given:
    def first = open()
    def coze = new SandboxClient(first.baseUri())
    def dataset = coze.dataset('知识')
    coze.upload(dataset, [SandboxClient.textDocument('d', 'text')])
    def ids = (1..5).collect { coze.bot("bot $it") }
    coze.post('/v1/bot/publish', [bot_id: ids[0], connector_ids: ['1024']])
    coze.post('/v1/bot/update', [bot_id: ids[0], knowledge: [dataset_ids: [dataset]]])
    def before = everything(coze, ids[0], dataset)

    when:
    first.close()
    def again = new SandboxClient(open().baseUri())

    then:
    everything(again, ids[0], dataset) == before
    again.bot('next') > ids.last()
  }

  def "every kind of object is there again after a restart"() {
    given:
    def first = open()
    def coze = new SandboxClient(first.baseUri())
    fill(coze)
    def before = overview(coze)

    when:
    first.close()
    def again = new SandboxClient(open().baseUri())

    then:
    overview(again) == before
    before.every { it.path('code').asInt() == 0 && it.toString().contains('kept') }
  }

  def "what was deleted stays deleted, and its id is not given again"() {
    given:
    def first = open()
    def coze = new SandboxClient(first.baseUri())
    def dataset = coze.dataset('gone')
    coze.json('DELETE', "/v1/datasets/$dataset")

    when:
    first.close()
    def again = new SandboxClient(open().baseUri())

    then:
    again.get("/v1/datasets?space_id=${again.workspace()}").at('/data/total_count').asInt() == 0
    again.dataset('new') > dataset
  }

  def "a killed process loses nothing that it answered"() {
    given:
    def process = start()
    def coze = new SandboxClient(URI.create(process.inputReader().readLine()))
    def ids = (1..20).collect { coze.bot("bot $it") }

    when:
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)
    def again = new SandboxClient(open().baseUri())

    then:
    names(again) == (20..1).collect { "bot $it".toString() }
    again.bot('next') > ids.last()
  }

  def "a second process is kept out and told by whom, until the first one dies"() {
    given:
    def process = start()
    process.inputReader().readLine()

    when:
    open()

    then:
    def e = thrown(CozeLockedException)
    e.what().contains("process ${process.pid()}")
    e.what().contains(directory.toString())

    when:
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)

    then:
    open().baseUri().port > 0
  }

  def "two sandboxes of one process cannot share a directory either"() {
    given:
    open()

    when:
    open()

    then:
    def e = thrown(CozeLockedException)
    e.what().contains("process ${ProcessHandle.current().pid()}")
  }

  def "half a line at the end is what nobody was told of, and is dropped"() {
    given:
    def first = open()
    def coze = new SandboxClient(first.baseUri())
    coze.bot('kept')
    first.close()
    append('{"format":1,"next":7999999999999999999,"changes":[{"kind":"BOT"')

    when:
    def again = new SandboxClient(open().baseUri())
    again.bot('next')

    then:
    names(again) == ['next', 'kept']
  }

  @Unroll("#line")
  def "a damaged file is named with what to do, left as it is, and not locked"() {
    given:
    open().close()
    append(line + '\n')
    def before = Files.readString(state())

    when:
    open()

    then:
    def e = thrown(CozeStateException)
    e.what().contains(state().toString())
    e.why().contains('line 3')
    e.next().contains('move the file away')
    Files.readString(state()) == before

    when:
    Files.delete(state())

    then:
    open().baseUri().port > 0

    where:
    line << ['garbage', '{"format":99}', '{"format":1,"changes":[{"kind":"DRAGON","id":"1"}]}']
  }

  def "the file does not grow with what was overwritten"() {
    given:
    def first = open()
    def coze = new SandboxClient(first.baseUri())
    def id = coze.bot('a')
    50.times { coze.post('/v1/bot/update', [bot_id: id, description: 'version ' + it]) }

    when:
    def before = Files.readAllLines(state()).size()
    first.close()

    then:
    before > 50
    Files.readAllLines(state()).size() == 3
  }

  def "the log of requests goes on over a restart"() {
    given:
    2.times {
      def sandbox = open()
      new SandboxClient(sandbox.baseUri()).get('/v1/users/me')
      sandbox.close()
    }

    expect:
    Files.readAllLines(directory.resolve('requests.jsonl')).size() == 2
  }

  def "a start that fails lets the directory go"() {
    given:
    def log = Files.createDirectory(directory.resolve('requests.jsonl'))

    when:
    open()

    then:
    thrown(CozeStateException)

    when:
    Files.delete(log)
    def sandbox = open()
    2.times { sandbox.close() }

    then:
    open().baseUri().port > 0
  }

  def "a directory that cannot be made is named"() {
    given:
    def file = Files.writeString(directory.resolve('file'), 'x')

    when:
    Sandbox.start(SandboxOptions.defaults().withStorage(Storage.directory(file.resolve('sub'))))

    then:
    def e = thrown(CozeStateException)
    e.what().contains('sub')
  }

  private Sandbox open() {
    def sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(Storage.directory(directory)))
    opened << sandbox
    sandbox
  }

  private Process start() {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def classPath =
        System.getProperty('surefire.test.class.path', System.getProperty('java.class.path'))
    new ProcessBuilder(java, '-cp', classPath, SandboxProcess.name, directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
  }

  private Path state() {
    directory.resolve('state.jsonl')
  }

  private void append(String text) {
    Files.writeString(state(), text, StandardOpenOption.APPEND)
  }

  private static List<String> names(SandboxClient coze) {
    coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all&page_size=50")
        .at('/data/items')*.path('name')*.asText()
  }

  private static List everything(SandboxClient coze, String bot, String dataset) {
    [coze.get('/v1/workspaces').path('data'),
     names(coze),
     coze.get("/v1/bots/$bot").path('data'),
     coze.get("/v1/bots/$bot?is_published=false").path('data'),
     coze.get("/v1/bots/$bot/versions").path('data'),
     coze.documents('list', [dataset_id: dataset]).at('/document_infos/0/document_id'),
     coze.get("/v1/workflows?page_num=1&workspace_id=${coze.workspace()}").path('data')]
  }

  private static void fill(SandboxClient coze) {
    def space = coze.workspace()
    def app = coze.post('/v1/api_apps', [app_type: 'normal', name: 'kept']).at('/data/id').asText()
    coze.post("/v1/api_apps/$app/events", [event_types: ['bot.published']])
    coze.post("/v1/workspaces/$space/members", [users: [[user_id: '1', role_type: 'admin']]])
    coze.post("/v1/enterprises/$Sandbox.ENTERPRISE_ID/organizations", [name: 'kept', super_admin_user_id: '5'])
    coze.post('/v1/commerce/benefit/limitations', [entity_type: 'single_device', entity_id: 'kept',
        benefit_info: [benefit_type: 'resource_point', active_mode: 'absolute_time', started_at: 1, ended_at: 2, limit: 3]])
    def database = coze.post('/v1/databases', [workspace_id: space, table_name: 'kept', rw_mode: 'limited_read_write',
        fields: [[name: 'a', type: 'String']]]).at('/data/database_id').asText()
    coze.post("/v1/databases/$database/records", [insert_rows: [[a: 'kept']]])
    coze.postForm('/v1/audio/voices/clone', 'x'.bytes, [voice_name: 'kept', audio_format: 'wav'])
    def group = coze.post('/v1/audio/voiceprint_groups', [name: 'kept']).at('/data/id').asText()
    coze.postForm("/v1/audio/voiceprint_groups/$group/features", 'x'.bytes, [name: 'kept'])
  }

  /** All that {@link #fill} made, without addresses that hold the port. */
  private static List overview(SandboxClient coze) {
    def database = coze.get("/v1/databases?workspace_id=${coze.workspace()}").at('/data/items/0/id').asText()
    def group = coze.get('/v1/audio/voiceprint_groups').at('/data/items/0/id').asText()
    def answers = [coze.get('/v1/api_apps'), coze.get("/v1/workspaces/${coze.workspace()}/members"),
                   coze.get("/v1/enterprises/$Sandbox.ENTERPRISE_ID/organizations"),
                   coze.get('/v1/commerce/benefit/limitations?entity_type=single_device&benefit_type=resource_point'),
                   coze.get("/v1/databases?workspace_id=${coze.workspace()}"),
                   coze.post("/v1/databases/$database/records/query", [:]),
                   coze.get('/v1/audio/voices?filter_system_voice=true'), coze.get('/v1/audio/voiceprint_groups'),
                   coze.get("/v1/audio/voiceprint_groups/$group/features")]
    answers.each {
      it.remove('detail')
      it.at('/data/voice_list').each { voice -> voice.remove('preview_audio') }
    }
    answers[1].at('/data').put('about', 'kept')
    answers
  }
}
