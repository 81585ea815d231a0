package dev.cozesh.shell.slash

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import spock.lang.Timeout

@Timeout(60)
class ExportCommandSpec extends HandSpecification {
  def command() {
    new ExportCommand(log, { reader() }, { book() }, folder)
  }

  def "a session's changes become one script, which then plans no changes"() {
    given:
    run('''
        def ws = workspaces.list().first().id
        POST("/v1/bots", [name: "guessed"]).ok                  // a failed try
        POST("/v1/bot/create", [space_id: ws]).ok               // another one
        def made = POST("/v1/bot/create", [space_id: ws, name: "raw", prompt_info: [prompt: "one"]]).json.data.bot_id
        POST("/v1/bot/update", [bot_id: made, prompt_info: [prompt: "two"]])
        POST("/v1/bot/update", [bot_id: made, prompt_info: [prompt: "three\\nlines"]])
        POST("/v1/bot/publish", [bot_id: made, connector_ids: ["1024"]])
        def kept = datasets.create(space_id: ws, name: "typed", format_type: 0, description: "岗位")
        def gone = datasets.create(space_id: ws, name: "gone", format_type: 0)
        datasets.delete(gone)
        bots.create(workspace_id: ws, name: "service")
        bot("service").update { knows knowledge("typed"); prompt "\\$x" }
        conversations.create()
        ''')
    applied('bot("declared") {\n  prompt "1"\n  publish to: ["api"]\n}')
    applied('bot("declared") {\n  prompt "2"\n  publish to: ["api"]\n}')

    when:
    command().run('deploy.groovy', console())
    def script = Files.readString(folder.resolve('deploy.groovy'))
    def writes = bench.writes()
    def plan = planned('deploy.groovy')

    then:
    plan.changes().size() == 4
    changesNothing(plan)
    bench.writes() == writes
    script.startsWith('// What a session changed, as it is on the server: planned, this changes nothing.\nworkspace "WeHan"\n\ndef typed = knowledge("typed") {\n')
    script.contains('bot("raw") {')
    script.contains("prompt '''\\\nthree\nlines'''")
    script.contains('  knows typed\n')
    script.count('publish to: ["api"]') == 2
    script.contains('prompt "2"')
    script.endsWith('\n// not a resource: POST /v1/conversation/create\n')
    !script.contains('guessed')
    !script.contains('gone')
    printed().isEmpty()
    remarks().startsWith('wrote deploy.groovy: 1 knowledge base, 3 bots\n')
    remarks().readLines().findAll { it.startsWith('recorded') }*.replaceAll(/ \d+$/, '').toSet() ==
      ['bot.raw', 'knowledge.typed', 'bot.service'].collect { "recorded in the state: $it".toString() }.toSet()
    remarks().endsWith('planned, it says "no changes" now: `/open deploy.groovy` here, `cozesh plan deploy.groovy` where a profile leads to this server\n')
  }

  def "a second export of an unchanged session touches neither file nor state"() {
    given:
    run('POST("/v1/bot/create", [space_id: workspaces.list().first().id, name: "raw"]).json')
    command().run('deploy.groovy', console())
    def before = Files.getLastModifiedTime(folder.resolve('deploy.groovy'))
    err.reset()

    when:
    command().run('deploy.groovy', console())

    then:
    Files.getLastModifiedTime(folder.resolve('deploy.groovy')) == before
    remarks() == 'deploy.groovy holds 1 bot already\nplanned, it says "no changes" now: `/open deploy.groovy` here, `cozesh plan deploy.groovy` where a profile leads to this server\n'
  }

  def "of two objects with one name the script declares one and names the other"() {
    given:
    run('2.times { POST("/v1/bot/create", [space_id: workspaces.list().first().id, name: "twin"]).json }')

    when:
    command().run('deploy.groovy', console())

    then:
    changesNothing(planned('deploy.groovy'))
    Files.readString(folder.resolve('deploy.groovy')) =~ /\/\/ another bot \d{19} is called "twin", too: a name is declared once/
  }

  def "what was deleted, and not made here, is a comment; and alone it is no script"() {
    given:
    def id = bench.client.datasets().create(dev.cozesh.client.dataset.DatasetCreate.text(bench.workspace(), 'old', ''))
    run("datasets.delete('$id')")

    when:
    command().run('deploy.groovy', console())

    then:
    remarks() == "nothing to export: nothing that this session changed can be declared\n  deleted: DELETE /v1/datasets/$id\n"
    !Files.exists(folder.resolve('deploy.groovy'))

    when:
    run('POST("/v1/bot/create", [space_id: workspaces.list().first().id, name: "new"]).json')
    command().run('deploy.groovy', console())

    then:
    Files.readString(folder.resolve('deploy.groovy')).endsWith("\n// deleted: DELETE /v1/datasets/$id\n")
  }

  def "what the state knows under another name is told, and no promise is made"() {
    given:
    def id = value('POST("/v1/bot/create", [space_id: workspaces.list().first().id, name: "before"]).json.data.bot_id') as String
    book().adopt(Address.parse('bot.before').get(), id)
    run("POST('/v1/bot/update', [bot_id: '$id', name: 'after']).json")

    when:
    command().run('deploy.groovy', console())

    then:
    remarks() == """\
        wrote deploy.groovy: 1 bot
        not recorded in the state: $id is managed as bot.before
          next: forget that first: `cozesh state rm "bot.before"`
        """.stripIndent()
  }

  def "nothing changed, nothing written"() {
    given:
    run('bots.list().toList()')

    when:
    command().run('deploy.groovy', console())

    then:
    remarks() == 'nothing to export: no call of this session has changed anything\n'
    !Files.exists(folder.resolve('deploy.groovy'))
  }

  def "a file that is there is replaced only if the user says so"() {
    given:
    Files.writeString(folder.resolve('deploy.groovy'), 'mine')
    run('POST("/v1/bot/create", [space_id: workspaces.list().first().id, name: "raw"]).json')

    when:
    command().run('deploy.groovy', console('n'))

    then:
    Files.readString(folder.resolve('deploy.groovy')) == 'mine'
    remarks() == 'deploy.groovy is there already; replace it? [y/N] not written: deploy.groovy stays as it is\n'
    book().entries().isEmpty()

    when:
    command().run('deploy.groovy', console())

    then:
    def refused = thrown(CozeUsageException)
    refused.what() == '/export: there is a file deploy.groovy already'
    Files.readString(folder.resolve('deploy.groovy')) == 'mine'

    when:
    command().run('deploy.groovy', console('y'))

    then:
    Files.readString(folder.resolve('deploy.groovy')).contains('bot("raw") {')
  }

  def "a file lies in a directory that is there"() {
    when:
    command().run(where, console())

    then:
    def refused = thrown(CozeUsageException)
    refused.what() == what.replace('FOLDER', folder.toString())
    !refused.next().isEmpty()

    where:
    where             || what
    'nix/deploy.groovy' || '/export: there is no directory FOLDER/nix'
    ''                || '/export does not say where to'
  }

  private Object value(String script) {
    run(script).value()
  }

  /** What was recorded by its id is taken over as it is. */
  private static boolean changesNothing(Plan plan) {
    plan.isEmpty() && plan.changes().every { it.action() in [Action.NONE, Action.ADOPT] && it.fields().empty }
  }
}
