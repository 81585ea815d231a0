package dev.cozesh.shell.builtin

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files

/** A wrong id in an `.env` file was the first bug of a team; `drift` finds it. */
class DriftOutputsSpec extends VerbSpecification {
  static final TEAM = '''\
def jobs = knowledge("Jobs") { description "d" }
bot("WeHan") { prompt "p"; knows jobs }
bot("Draft") { prompt "p" }
output "COZE_BOT_ID", bot("WeHan").id
output "COZE_JOBS_ID", jobs.id
output "GREETING", "你好, \\"WeHan\\"\\n\\$HOME"
'''
  String file

  def setup() {
    file = script(TEAM)
    Files.writeString(env(), 'OTHER=1\n')
    assert run(file, '--yes', '--outputs', env().toString()) == 0
  }

  def "what apply wrote is what there is, and no more requests are sent for it"() {
    expect:
    run('drift', file, '--detailed-exitcode') == 0
    !printed().contains('Outputs in')
    def without = sandbox.log().size()
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 0
    printed().contains('Outputs in .env\nall as they are\n')
    sandbox.log().size() - without == 4
  }

  def "a value of the block that is not what the state has is told, with what it is: #what"() {
    given:
    def wehan = bots().find { it.name().get() == 'WeHan' }.id()
    def other = value.call(this)
    edit { it.replace("COZE_BOT_ID=$wehan", "COZE_BOT_ID=$other") }

    expect:
    run('drift', file, '--outputs', '.env') == 0
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 3
    printed().contains("! COZE_BOT_ID is $other in .env, and $wehan in state$rest")
    printed().contains("`cozesh apply $file --outputs .env` writes cozesh's block anew; other lines are yours")

    when: 'the way out is taken: nothing else is to be done'
    def before = writes()

    then:
    run('apply', file, '--outputs', '.env') == 0
    writes() == before
    Files.readString(env()).contains("COZE_BOT_ID=$wehan\n")
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 0

    where:
    what                  | value                                                             || rest
    'nobody\'s'           | { it -> '7391000000000000001' }                                   || ', and Coze has no such bot\n'
    'no id at all'        | { it -> 'your-bot-id' }                                           || ', and Coze has no such bot\n'
    'another of ours'     | { it -> it.bots().find { one -> one.name().get() == 'Draft' }.id() } || ', which is bot.Draft\n'
    'one that was made by hand' | { it -> it.bot('Other', 'p') }                              || '\n'
  }

  def "what the token is not told of is said so, and the rest is checked"() {
    given:
    edit { it.replaceAll(/COZE_BOT_ID=\d+/, 'COZE_BOT_ID=7391000000000000001') }
    sandbox.faults().add(Fault.on('GET /v1/bots/{bot_id}').nth(3).status(403, '{"code":4101,"msg":"no permission"}', [:]))

    expect:
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 3
    printed() =~ /(?m)^! COZE_BOT_ID is 7391000000000000001 in \.env, and \d+ in state, and this token is not told of that bot$/
  }

  def "an object that is gone from Coze is told of its output too"() {
    given:
    def id = datasets()[0].id()
    client.datasets().delete(id)
    makeOld()

    expect:
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 3
    printed().contains("! COZE_JOBS_ID is $id in .env, and Coze has no such knowledge base\n")
  }

  def "names that are missing, that no output has, and lines outside the block are told: #what"() {
    given:
    def wehan = bots().find { it.name().get() == 'WeHan' }.id()
    edit { before.call(it).toString() }

    expect:
    run('drift', file, '--outputs', '.env', '--detailed-exitcode') == 3
    printed().readLines().findAll { it.startsWith('! ') } == [told.replace('WEHAN', wehan)]

    where:
    what         | before                                                                   || told
    'missing'    | { it.replaceAll(/COZE_BOT_ID=\d+\n/, '') }                               || '! COZE_BOT_ID is missing in .env; it is WEHAN in state'
    'another'    | { it.replaceAll(/(?m)^GREETING=.*$/, 'GREETING=hello # or so') }         || '! GREETING is hello in .env, and 你好, "WeHan"\\n$HOME in the script'
    'undeclared' | { it.replace('# <<< cozesh <<<', 'OLD_ID=1\n# <<< cozesh <<<') }         || '! OLD_ID is 1 in .env, and no output of the script'
    'outside'    | { "export COZE_BOT_ID='12'\n$it" }                                       || '! COZE_BOT_ID is 12 in line 1 of .env, outside cozesh\'s block, and WEHAN in state, and Coze has no such bot'
  }

  def "a file that was written by hand, without a block, is checked by its lines: #what"() {
    given:
    def wehan = bots().find { it.name().get() == 'WeHan' }.id()
    def jobs = datasets()[0].id()
    Files.writeString(dir.resolve('.env.local'), "COZE_BOT_ID=${id ?: wehan}\nCOZE_JOBS_ID=\"$jobs\"\nGREETING=\"你好, \\\"WeHan\\\"\\n\\\$HOME\"\n")

    expect:
    run('drift', file, '--outputs', '.env.local', '--detailed-exitcode') == exit
    printed().contains('COZE_BOT_ID is 7391 in line 1 of .env.local') == (exit == 3)

    where:
    what       | id     || exit
    'wrong'    | '7391' || 3
    'right'    | null   || 0
  }

  def "programs read the same, and the count of the result file has it"() {
    given:
    def wehan = bots().find { it.name().get() == 'WeHan' }.id()
    edit { it.replace("COZE_BOT_ID=$wehan", 'COZE_BOT_ID=7391') }
    def result = dir.resolve('result.json')

    expect:
    run('drift', file, '--outputs', '.env', '--json', '--detailed-exitcode', '--result-file', result.toString()) == 3
    with(json().outputs) {
      it.file.textValue() == '.env'
      differences.size() == 1
      differences[0].toString() == """{"name":"COZE_BOT_ID","problem":"gone","line":3,"found":"7391","wanted":"$wehan"}""".toString()
      next.textValue().endsWith('--outputs .env')
    }
    with(Json.mapper().readTree(result.toFile())) {
      changes.intValue() == 1
      drift.outputs.intValue() == 1
    }
  }

  def "before anything was applied there is nothing to miss; what stands there is told"() {
    given:
    def fresh = script('def bot = bot("New") { prompt "p" }\noutput "NEW_ID", bot.id', 'new.groovy')
    Files.writeString(dir.resolve('.env.new'), text)

    expect:
    run('drift', fresh, '--outputs', '.env.new', '--detailed-exitcode') == exit
    printed().contains(told)

    where:
    text            || exit | told
    ''              || 0    | 'all as they are'
    'NEW_ID=7391\n' || 3    | '! NEW_ID is 7391 in line 1 of .env.new, outside cozesh\'s block, and Coze has no such bot'
  }

  def "a block that is broken is not guessed at"() {
    given:
    edit { it.replace('# <<< cozesh <<<', '') }

    expect:
    run('drift', file, '--outputs', '.env') == 2
    remarks().contains('.env cannot be used: its cozesh block is broken')
  }

  /** What was made long ago is in every list by now. */
  private void makeOld() {
    def state = state()
    state.resources.each { it.remove('recent') }
    Files.writeString(stateFile(), state.toString())
  }

  private java.nio.file.Path env() {
    dir.resolve('.env')
  }

  private void edit(Closure<String> change) {
    Files.writeString(env(), change.call(Files.readString(env())), UTF_8)
  }
}
