package dev.cozesh.e2e

import dev.cozesh.deploy.Bench
import dev.cozesh.deploy.Tally
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The standard script as its users run it: scenarios D1 and D25 at the command line. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StandardScriptSpec extends Specification {
  static final SCRIPT = '''\
    workspace "WeHan"
    def policies = knowledge("WeHan 求职知识库") {
      description "岗位与政策"
      document file("policies.md")
    }
    database("jobs") {
      description "岗位"
      rows file("jobs.csv")
    }
    def wehan = bot("WeHan 求职助手") {
      description "一站式求职助手"
      prompt file("prompt.md")
      knows policies
      publish to: ["api"]
    }
    output "COZE_BOT_ID", wehan.id
    output "COZE_KNOWLEDGE_ID", policies.id
    '''.stripIndent()

  @TempDir Path root
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(root, coze.access())
    program.write('deploy.groovy', SCRIPT)
    program.write('policies.md', '# 政策\n\n落户、租房、实习补贴。\n')
    program.write('prompt.md', '# 角色\n\n你是 WeHan 求职助手。\n')
    program.write('jobs.csv', Bench.jobs())
  }

  def "D1: planned, applied, applied again: one object for each declaration, ids in .env, then nothing"() {
    given:
    def env = program.write('.env', 'B_API_KEY=keep me # ours\n\nPORT=80')

    when:
    def plan = program.here('plan', '--json', '--detailed-exitcode', program.path('deploy.groovy'))

    then:
    plan.exit == 3
    plan.json().path('changes').intValue() == 3
    plan.json().path('actions')*.path('action')*.textValue() == ['create'] * 3
    coze.writes() == 0

    when:
    def first = new Tally(coze.sandbox)
    def applied = apply()

    then:
    applied.exit == 0
    coze.published()*.name()*.get() == ['WeHan 求职助手']
    coze.datasets().size() == 1
    coze.documents()*.name()*.get() == ['policies.txt']
    coze.databases()*.tableName()*.get() == ['jobs']
    coze.rows('jobs').size() == 31
    Coze.CREATES.every { coze.sandbox.commits(it) == 1 }

    and: 'the ids are in their block, and every other byte stays'
    Files.readString(env) == 'B_API_KEY=keep me # ours\n\nPORT=80\n' +
        "# >>> cozesh >>>\nCOZE_BOT_ID=${coze.published()[0].id()}\nCOZE_KNOWLEDGE_ID=${coze.datasets()[0].id()}\n# <<< cozesh <<<\n"

    and: 'it took no more than the plan said'
    first.publishes() == 1
    json('result.json').path('requests').intValue() <= plan.json().path('requests').intValue()

    when:
    def before = Files.readAllBytes(env)
    def writes = coze.writes()
    def second = new Tally(coze.sandbox)
    def again = apply()

    then:
    again.exit == 0
    coze.writes() == writes
    second.lists().every { it.value <= Tally.MOST_LISTS }
    json('result.json').path('changes').intValue() == 0
    Files.readAllBytes(env) == before

    when:
    def last = program.here('plan', '--json', '--detailed-exitcode', program.path('deploy.groovy'))

    then:
    last.exit == 0
    last.json().path('changes').intValue() == 0
    last.json().path('levels').path('unverifiable').intValue() == 0
  }

  def "D25: a script that writes prompt.system_prompt is told the right word, and sends nothing: #what"() {
    given:
    program.write('bot.json', bot)
    program.write('deploy.groovy', script)

    when:
    def ends = [['plan'], ['apply', '--yes']].collect { program.here(*it, program.path('deploy.groovy')) }

    then:
    ends.every { it.exit == 1 }
    ends.every { it.err.contains(suggestion) }
    coze.requests() == 0

    where:
    what        | bot                                                      | script                                               || suggestion
    'as JSON'   | '{"name": "WeHan", "prompt": {"system_prompt": "# 角色"}}' | 'bot(from: json(file("bot.json")))'                  || 'prompt_info.prompt'
    'as a word' | '{}'                                                     | 'bot("WeHan") { system_prompt "# 角色" }'              || 'prompt'
  }

  private Program.Ended apply() {
    program.here('apply', program.path('deploy.groovy'), '--yes', '--outputs', program.path('.env'), '--result-file', program.path('result.json'))
  }

  private Object json(String name) {
    Json.parse(Files.readString(program.directory.resolve(name)), name)
  }
}
