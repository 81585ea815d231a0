package dev.cozesh.e2e

import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** The team's own folder as it stands in their project, where it lies beside this one. */
@Requires({ Files.isDirectory(TeamFolderSpec.FOLDER) })
class TeamFolderSpec extends Specification {
  static final Path FOLDER = Path.of('../shared/wehan').toAbsolutePath().normalize()

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(directory, coze.access())
  }

  def "keys of the team's bot that Coze has no place for are all named, each with a reason"() {
    when:
    def ended = run("bot from: json(file('$FOLDER/wehan_bot.json'))")

    then:
    ended.exit == 1
    ended.err.startsWith("${program.path('deploy.groovy')}:2:")
    ended.err.readLines()[0].endsWith('3 keys that cannot be taken over: visibility, version, workflows')
    ['visibility', 'version', 'workflows'].every { ended.err =~ /(?m)^ +$it: \S.{15,}$/ }
    ended.err.contains('ignore: ["visibility", "version", "workflows"]')
    coze.requests() == 0
  }

  def "with these keys left out on purpose the bot is theirs, character by character"() {
    given:
    def theirs = Json.parse(Files.readString(FOLDER.resolve('wehan_bot.json')), 'wehan_bot.json')

    when:
    def ended = run("""\
        bot(from: json(file('$FOLDER/wehan_bot.json')), ignore: ['visibility', 'version', 'workflows']) {
          publish to: ['api']
        }""")

    then:
    ended.exit == 0
    with(coze.published()) {
      it*.name()*.get() == ['WeHan 求职助手']
      it*.description()*.get() == [theirs.path('description').textValue()]
      it*.prompt() == [theirs.path('instructions').textValue()]
      it*.onboardingInfo()*.get()*.prologue()*.get() == [theirs.path('welcome_message').textValue()]
    }
  }

  def "D24: their policies go up as text, byte by byte"() {
    when:
    def ended = run("knowledge('WeHan') { document file('$FOLDER/knowledge_docs/policies.md') }")

    then:
    ended.exit == 0
    ended.out.contains('policies.md is sent as txt')
    with(coze.documents()) {
      it*.name()*.get() == ['policies.txt']
      it*.size()*.get() == [Files.size(FOLDER.resolve('knowledge_docs/policies.md'))]
    }
  }

  def "their table of jobs is declined with the reason, before any request"() {
    when:
    def ended = run("""\
        knowledge('WeHan') {
          document file('$FOLDER/knowledge_docs/policies.md')
          document file('$FOLDER/knowledge_docs/jobs.csv')
        }""")

    then:
    ended.exit == 1
    ended.err.contains(':4:')
    ended.err.contains('jobs.csv is a table')
    ended.err.contains('holds text only')
    ended.err.contains("`database(\"jobs\") { rows file(\"$FOLDER/knowledge_docs/jobs.csv\") }`")
    coze.requests() == 0
  }

  def "D24: their table of jobs becomes a database, all of it in one insert, and the plan shows the columns"() {
    when:
    def ended = run("database('jobs') { rows file('$FOLDER/knowledge_docs/jobs.csv') }")

    then:
    ended.exit == 0
    ended.out.contains('salaryMin → salary_min')
    ended.out.contains('publishDate → publish_date')
    coze.writes() == 2
    with(coze.databases()[0].fields().get().findAll { !it.isSystemField().get() }) {
      it.size() == 12
      it.find { it.name() == 'salary_min' }.type().get().toString() == 'Integer'
      it.find { it.name() == 'publish_date' }.type().get().toString() == 'Time'
    }
    coze.rows('jobs').size() == 31
    coze.rows('jobs')[0].salary_min == '15000'
  }

  def "their table of jobs goes up as text when the script says how"() {
    when:
    def ended = run("""\
        def rows = csv(file('$FOLDER/knowledge_docs/jobs.csv'))
        knowledge('WeHan') { document text('岗位.txt', rows.collect { "\$it.title \$it.company" }.join('\\n\\n')) }""")

    then:
    ended.exit == 0
    coze.documents()*.name()*.get() == ['岗位.txt']
  }

  def "D24: the whole folder in one script: nothing is sent before all is decided, then all of it is there"() {
    given:
    def rest = """\
        knowledge('WeHan') { document file('$FOLDER/knowledge_docs/policies.md') }
        database('jobs') { rows file('$FOLDER/knowledge_docs/jobs.csv') }
        bot(from: json(file('$FOLDER/wehan_bot.json')), ignore: ['visibility', 'version', 'workflows']) {
          knows 'WeHan'
          publish to: ['api']
        }"""

    when: 'their workflow is among it, which Coze would not take'
    def ended = run(rest + "\n        workflow('面试') { from file('$FOLDER/interview_workflow.json') }")

    then:
    ended.exit == 1
    ended.err.contains('node voice_interview: type "interaction" is not among')
    ended.err.contains('4 placeholders are not filled in: ')
    coze.requests() == 0

    when:
    def whole = run(rest)

    then:
    whole.exit == 0
    whole.out.contains('policies.md is sent as txt')
    whole.out.contains('salaryMin → salary_min')
    coze.documents()*.name()*.get() == ['policies.txt']
    coze.rows('jobs').size() == 31
    coze.sandbox.requests('POST /v1/databases/{database_id}/records') == 1
    coze.published()*.datasetIds() == [coze.datasets()*.id()]
  }

  def "D24: `deploy --from` says of the folder as it is what becomes of each file, and what Coze would not take"() {
    when:
    def ended = program.here('deploy', '--from', FOLDER.toString(), '--sandbox=memory')

    then: 'all of it at once, without a request'
    ended.exit == 1
    ended.out =~ /(?m)^knowledge_docs\/policies\.md +knowledge knowledge_docs +policies\.md is sent as txt/
    ended.out =~ /(?m)^knowledge_docs\/jobs\.csv +database jobs +31 rows, 12 columns$/
    ended.out.contains('salaryMin → salary_min Integer')
    ended.out =~ /(?m)^wehan_bot\.json +bot WeHan 求职助手 +without visibility, version, workflows$/
    ended.out.contains('bot_schema.json, workflow_schema.json: a JSON schema')
    ended.out.contains('node voice_interview: type "interaction" is not among')
    ended.out.contains('4 placeholders are not filled in: B_API_BASE_URL, B_API_KEY, CONNECTOR_ID, VOICE_ID')
    ended.err.contains('take its lines out of deploy.groovy; then `cozesh deploy.groovy`')
    coze.requests() == 0
  }

  def "D24: the script of the folder, without the workflow that Coze would not take, deploys the rest"() {
    given:
    program.here('deploy', '--from', FOLDER.toString())
    def text = Files.readString(Path.of(program.path('deploy.groovy')))
    program.write('deploy.groovy', text.replaceAll(/(?s)workflow\("WeHan .*?\n}\n\n/, ''))

    when: 'the three workflows that were copied wait for a person, and all else is there'
    def ended = program.here('deploy', program.path('deploy.groovy'), '--yes')

    then:
    ended.exit == 9
    coze.documents()*.name()*.get() == ['policies.txt']
    coze.rows('jobs').size() == 31
    coze.sandbox.requests('POST /v1/databases/{database_id}/records') == 1
    coze.drafts().size() == 1

    when:
    def writes = coze.writes()
    def again = program.here('deploy', program.path('deploy.groovy'), '--yes')

    then:
    again.exit == 9
    coze.writes() == writes
  }

  def "D24: their own workflow format is told node by node what Coze would not take"() {
    when:
    def ended = run("workflow('面试') { from file('$FOLDER/interview_workflow.json') }")

    then:
    ended.exit == 1
    ended.err.contains('node voice_interview: type "interaction" is not among')
    ended.err.contains('4 placeholders are not filled in: B_API_BASE_URL, B_API_KEY, CONNECTOR_ID, VOICE_ID')
    coze.requests() == 0
  }

  def "their clipboard workflow #file has nothing that Coze would not take, and waits for a person"() {
    when:
    def ended = run("workflow('面试') { from file('$FOLDER/workflows/$file') }")

    then:
    ended.exit == 9
    ended.err.startsWith('waiting for a person: not on Coze yet: workflow "面试"\n')
    coze.writes() == 0

    where:
    file << (Files.isDirectory(FOLDER) ? FOLDER.resolve('workflows').toFile().list().sort().toList() : ['absent'])
  }

  def "a name that Coze would not take is refused before any request"() {
    when:
    def ended = run("""\
        bot('武汉高校毕业生一站式求职助手与面试教练甲乙', from: json(file('$FOLDER/wehan_bot.json')),
            ignore: ['name', 'visibility', 'version', 'workflows'])""")

    then:
    ended.exit == 1
    ended.err.contains('name has 21 characters, Coze takes 1 to 20')
    coze.requests() == 0
  }

  private Program.Ended run(String code) {
    program.write('deploy.groovy', "workspace 'WeHan'\n" + code.stripIndent())
    program.here(program.path('deploy.groovy'), '--yes')
  }
}
