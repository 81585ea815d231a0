package dev.cozesh.dsl

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.client.dataset.DocumentBase
import dev.cozesh.client.dataset.DocumentsCreate
import dev.cozesh.deploy.Bench
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.attribute.FileTime
import spock.lang.Timeout

/** The module backup: a workspace as scripts and files. */
@Timeout(120)
class BackupSpec extends LanguageSpec {
  private static final PROMPT = '# 角色\r\n\'\'\'你"是" $助手 \\u0041\n'

  Bench bench

  def setup() {
    bench = new Bench(folder.resolve('.cozesh'))
    host.client = bench.client
  }

  def cleanup() {
    bench.close()
  }

  def "a workspace becomes scripts that, planned together, change nothing"() {
    given:
    def jobs = knowledge('岗位')
    bench.client.documents().create(DocumentsCreate.text(jobs, [DocumentBase.local('jobs.txt', 'txt', '前端'.getBytes('UTF-8'))], ChunkStrategy.automatic()))
    def wehan = bot('WeHan 求职助手', PROMPT)
    bench.client.bots().update(BotUpdate.of(wehan, BotSettings.NONE).withKnowledge([jobs]))
    bench.client.bots().publish(wehan, ['1024'])
    bot('a/b', 'one line')
    bot('A b', 'another line')

    when:
    def rows = backedUp()
    def writes = bench.writes()
    def plan = planned('b/all.groovy')

    then:
    rows*.state == ['new'] * 5
    files() == ['all.groovy', "bots/A-b-${id('A b')}.groovy", "bots/a-b-${id('a/b')}.groovy", 'bots/WeHan-求职助手.groovy', 'bots/WeHan-求职助手.md',
      'index.json', 'knowledge/岗位.groovy', 'knowledge/岗位.json', 'workflows/面试模拟.groovy', 'workflows/面试模拟.json'].toSet()
    Files.readString(folder.resolve('b/bots/WeHan-求职助手.md')) == PROMPT
    plan.changes()*.action().toSet() == [Action.ADOPT, Action.NONE].toSet()
    plan.changes().size() == 5
    plan.isEmpty()
    bench.writes() == writes
    said().contains('kind|objects|new|changed|same|failed\nknowledge|1|1|0|0|0\nworkflow|1|1|0|0|0\nbot|3|3|0|0|0')

    and:
    def index = Json.parse(Files.readString(folder.resolve('b/index.json')), 'index')
    index.path('workspace').path('name').asText() == 'WeHan'
    index.path('objects').findAll { it.path('name').asText() == 'WeHan 求职助手' }*.path('id')*.asText() == [wehan]
    def detail = Json.parse(Files.readString(folder.resolve('b/knowledge/岗位.json')), 'detail')
    detail.path('documents')[0].path('name').asText() == 'jobs.txt'
    detail.path('documents')[0].path('size').asInt() == 6
  }

  def "a second run rewrites only what changed, and says what; what is gone is kept"() {
    given:
    def changing = bot('changing', 'one\ntwo')
    bot('staying', 'x')
    def leaving = knowledge('leaving')
    backedUp()
    def old = FileTime.fromMillis(0)
    Files.walk(folder.resolve('b')).filter { Files.isRegularFile(it) }.forEach { Files.setLastModifiedTime(it, old) }
    bench.client.bots().update(BotUpdate.of(changing, BotSettings.builder().prompt('three\nfour').build()))
    bench.client.datasets().delete(leaving)
    bot('coming', 'y')

    when:
    def rows = backedUp()
    def touched = files().findAll { Files.getLastModifiedTime(folder.resolve("b/$it")) != old }.toSet()

    then:
    rows.collectEntries { [it.name, it.state] } == [changing: 'changed', staying: 'same', coming: 'new', '面试模拟': 'same']
    touched == ['all.groovy', 'index.json', 'bots/changing.md', 'bots/coming.groovy'].toSet()
    said().contains('changed: bot changing, bots/changing.groovy\n')
    said().contains('new: bot coming, bots/coming.groovy\n')
    said().contains('gone: knowledge leaving; knowledge/leaving.groovy is kept\n')
    planned('b/all.groovy').isEmpty()
    Files.exists(folder.resolve('b/knowledge/leaving.groovy'))

    when: 'nothing has changed'
    Files.walk(folder.resolve('b')).filter { Files.isRegularFile(it) }.forEach { Files.setLastModifiedTime(it, old) }
    backedUp()

    then:
    files().every { Files.getLastModifiedTime(folder.resolve("b/$it")) == old }
  }

  def "an object that is not read is told, keeps what it had, and the others go on"() {
    given:
    def id = bot('broken', 'x')
    bot('fine', 'y')
    backedUp()
    def before = Files.readString(folder.resolve('b/bots/broken.groovy'))
    bench.client.bots().update(BotUpdate.of(id, BotSettings.builder().prompt('new').build()))
    bench.sandbox.faults().add(Fault.on('GET /v1/bots/{bot_id}').truncatedJson())

    when:
    def rows = backedUp()

    then:
    rows.findAll { it.state == 'failed' }*.name == ['broken']
    rows.find { it.name == 'broken' }.error.contains('GET /v1/bots/')
    rows.find { it.name == 'fine' }.state == 'same'
    Files.readString(folder.resolve('b/bots/broken.groovy')) == before
    Files.readString(folder.resolve('b/all.groovy')).contains('include "bots/broken.groovy"')
    said().contains('failed: bot broken, bots/broken.groovy: ')
  }

  def "of two with one name both are kept, and neither is planned"() {
    given:
    def ids = (1..2).collect { bot('twin', "$it") }

    when:
    backedUp()

    then:
    ids.every { Files.readString(folder.resolve('b/all.groovy')).contains("// several of one name: include \"bots/twin-${it}.groovy\"") }
    ids.every { Files.readString(folder.resolve("b/bots/twin-${it}.groovy")).contains("// bot $it") }
    planned('b/all.groovy').isEmpty()
  }

  def "a missing permission ends it"() {
    given:
    bot('any', 'x')
    bench.sandbox.faults().add(Fault.on('GET /v1/bots/{bot_id}').status(401, '{"code":4100,"msg":"authentication is invalid"}', [:]))

    when:
    backedUp()

    then:
    def refused = thrown(CozeServiceException)
    refused.code() == 4100
    !Files.exists(folder.resolve('b/index.json'))
  }

  def "a directory that holds something else, or another workspace, is left alone"() {
    given:
    write('b/all.groovy', 'mine')

    when:
    backedUp()

    then:
    def foreign = thrown(CozeScriptException)
    foreign.what().contains('b holds something else than a backup')
    Files.readString(folder.resolve('b/all.groovy')) == 'mine'

    when:
    write('b/index.json', '{"workspace":{"id":"1","name":"Other"},"objects":[]}')
    backedUp()

    then:
    def other = thrown(CozeScriptException)
    other.what().contains('b holds the backup of workspace Other')
    Files.readString(folder.resolve('b/all.groovy')) == 'mine'
  }

  private String bot(String name, String prompt) {
    bench.client.bots().create(new BotCreate(bench.workspace(), name, BotSettings.builder().prompt(prompt).build()))
  }

  private String knowledge(String name) {
    bench.client.datasets().create(DatasetCreate.text(bench.workspace(), name, 'd'))
  }

  private String id(String name) {
    bench.botId(name)
  }

  private List<Map> backedUp() {
    host.printed.buffer.length = 0
    run('use "backup"\nbackup "b"').value() as List<Map>
  }

  private String said() {
    host.printed.toString()
  }

  private Set<String> files() {
    def top = folder.resolve('b')
    Files.walk(top).filter { Files.isRegularFile(it) }.map { top.relativize(it).toString() }.toList() as Set
  }

  private Plan planned(String name) {
    def file = folder.resolve(name)
    def script = new ScriptSource(file.fileName.toString(), file.parent, Files.readString(file))
    bench.plan(new ScriptRunner(host).run(script, []).declared(), [adopt: true])
  }
}
