package dev.cozesh.e2e

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.client.dataset.DocumentStatus
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The two scripts of the WeHan team, as their first user runs them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WehanSpec extends Specification {
  private static final String SCRIPT = 'scripts/wehan/deploy.groovy'
  private static final String WORKFLOW_SCRIPT = 'scripts/wehan/workflow.groovy'

  @TempDir @Shared Path directory
  @Shared Program program
  @Shared Program.Ended first

  def setupSpec() {
    program = new Program(directory)
    program.copy('scripts/wehan')
    first = program.run('--sandbox', SCRIPT, '--yes', '--result-file', 'result.json')
  }

  def "D1: a first run makes the team's bot whole and publishes it to the API channel"() {
    given:
    def coze = Coze.left(program)

    expect:
    first.exit == 0
    with(coze.published()) {
      it*.name()*.get() == ['WeHan 求职助手']
      it*.description()*.get() == ['武汉高校毕业生一站式求职助手']
      it*.prompt() == [Files.readString(Path.of('scripts/wehan/prompt.md'))]
      it*.onboardingInfo()*.get()*.prologue()*.get() == ['你好！我是 WeHan 求职助手。我可以陪你模拟面试、查岗位、查政策。']
      it*.onboardingInfo()*.get()*.suggestedQuestions()*.get() == [['模拟面试', '查岗位', '查政策']]
      it*.datasetIds() == [coze.datasets()*.id()]
    }
    coze.datasets()*.name()*.get() == ['WeHan 求职知识库']
    with(coze.documents().sort { it.name().get() }) {
      it*.name()*.get() == ['policies.txt', '岗位.txt']
      it*.type()*.get() == ['txt', 'txt']
      it*.status()*.get() == [DocumentStatus.COMPLETED] * 2
    }
    channels() == [['1024']]
    with(coze.databases()) {
      it*.tableName()*.get() == ['jobs']
      it[0].fields().get().findAll { !it.isSystemField().get() }*.name() ==
          ['title', 'company', 'location', 'salary_min', 'salary_max', 'requirements']
    }
    coze.rows('jobs')*.salary_min == ['9000', '8000', '7000', '6500']

    cleanup:
    coze.close()
  }

  def "what the run made stands in its outputs and in the result file"() {
    given:
    def result = Json.parse(Files.readString(program.directory.resolve('result.json')), 'result.json')
    def ids = seen { [it.published()[0].id(), it.datasets()[0].id(), it.databases()[0].id()] }

    expect:
    first.out.readLines().takeRight(2) == ["COZE_BOT_ID=${ids[0]}", "COZE_KNOWLEDGE_ID=${ids[1]}"]*.toString()
    result.path('exit').intValue() == 0
    result.path('created')*.path('id')*.textValue() == [ids[1], ids[2], ids[0]]
    result.path('created')*.path('address')*.textValue() == ['knowledge.WeHan 求职知识库', 'database.jobs', 'bot.WeHan 求职助手']
  }

  def "D1: a second run finds nothing to do and sends no write"() {
    given:
    def before = requests().size()

    when:
    def second = program.run('--sandbox', SCRIPT)

    then:
    second.exit == 0
    second.out.contains('no changes, 3 unchanged')
    second.out.readLines().takeRight(2) == first.out.readLines().takeRight(2)
    requests().size() > before
    requests().drop(before).every { !it.path('committed').booleanValue() }
  }

  def "a plan for programs is one JSON document and nothing else"() {
    when:
    def plan = program.run('plan', '--json', '--sandbox', SCRIPT, '--detailed-exitcode')

    then:
    plan.exit == 0
    plan.err == ''
    plan.json().path('changes').intValue() == 0
    plan.json().path('actions')*.path('action')*.textValue() == ['none', 'none', 'none']
  }

  def "D1: outputs go into their own block of an .env file; every other byte stays"() {
    given:
    def env = program.write('.env', 'B_API_KEY=secret # ours\r\n\n# >>> cozesh >>>\nOLD=1\n# <<< cozesh <<<\nPORT=80')

    when:
    def ended = program.here('--sandbox', program.path(SCRIPT), '--outputs', '.env')

    then:
    ended.exit == 0
    Files.readString(env) ==
        'B_API_KEY=secret # ours\r\n\n# >>> cozesh >>>\n' + first.out.readLines().takeRight(2).join('\n') +
        '\n# <<< cozesh <<<\nPORT=80'
  }

  def "the same script in the angle form changes nothing"() {
    given:
    def braces = Files.readString(program.directory.resolve(SCRIPT))
    def twin = angles(braces)

    when:
    program.write(SCRIPT, twin)
    def ended = program.here('plan', '--json', '--sandbox', program.path(SCRIPT))

    then:
    twin.count(' <\n') == 4
    ended.exit == 0
    ended.json().path('actions')*.path('action')*.textValue() == ['none', 'none', 'none']

    cleanup:
    program.write(SCRIPT, braces)
  }

  def "a workflow that a person has imported is found by its name and bound"() {
    when:
    def ended = program.here('--sandbox', program.path(WORKFLOW_SCRIPT), '--yes')
    def outputs = outputs(ended)

    then:
    ended.exit == 0
    with(seen { it.drafts() }.find { it.id() == outputs.COZE_COACH_ID }) {
      it.workflowInfoList().get()*.id() == [outputs.COZE_INTERVIEW_ID]
    }

    when:
    def before = requests().size()
    def again = program.here('--sandbox', program.path(WORKFLOW_SCRIPT))

    then:
    again.exit == 0
    again.out.contains('no changes')
    requests().drop(before).every { !it.path('committed').booleanValue() }
  }

  def "a workflow that is not on Coze makes the run wait for a person; nothing of it is published"() {
    given:
    def channels = channels()
    def other = Files.readString(program.directory.resolve(WORKFLOW_SCRIPT))
        .replace('面试模拟', '面试模拟二').replace('面试官"', '二号"').replace('uses interview', 'uses interview\n    publish to: ["api"]')
    program.write('scripts/wehan/other.groovy', other)

    when:
    def ended = program.here('--sandbox', program.path('scripts/wehan/other.groovy'), '--yes')

    then:
    ended.exit == 9
    ended.err.startsWith('waiting for a person: not on Coze yet: workflow "面试模拟二"\n')
    ended.err.contains('  next: ')
    this.channels() == channels
    seen { it.drafts() }.find { it.name().get() == 'WeHan 二号' }.workflowInfoList().orElse([]) == []
  }

  /** The brace form with every block of a word in angles. */
  private static String angles(String braces) {
    def lines = braces.readLines()
    def helper = lines.findIndexOf { it.startsWith('String jobsAsText') }
    def twin = lines.take(helper)*.replaceFirst(/\{$/, '<')*.replaceFirst(/^( *)}$/, '$1>')
    (twin + lines.drop(helper)).join('\n') + '\n'
  }

  private static Map<String, String> outputs(Program.Ended ended) {
    ended.out.readLines().findAll { it ==~ /[A-Z_]+=\d+/ }.collectEntries { it.split('=').toList() }
  }

  /** What a look into the sandbox of the runs gives. */
  private <T> T seen(Closure<T> look) {
    Coze.left(program).withCloseable(look)
  }

  /** The channels of each publish so far. */
  private List<List<String>> channels() {
    requests().findAll { it.path('route').textValue() == 'POST /v1/bot/publish' && it.path('committed').booleanValue() }
        .collect { Json.parse(it.path('body').textValue(), 'body').path('connector_ids')*.textValue() }
  }

  private List<JsonNode> requests() {
    Files.readAllLines(program.directory.resolve('.cozesh/sandbox/requests.jsonl')).collect { Json.parse(it, 'requests.jsonl') }
  }
}
