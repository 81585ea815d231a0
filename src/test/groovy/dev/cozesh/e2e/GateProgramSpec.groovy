package dev.cozesh.e2e

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.BlockingVariable

/** Scenarios D26 and D27 with the whole program, and what a build server needs besides. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GateProgramSpec extends Specification {
  private static final String CANARY = 'pat_test_Canary7Canary7Canary7'
  private static final String SCRIPT = '''
    workspace "WeHan"
    def jobs = knowledge("Jobs") { document file("faq.txt") }
    bot("WeHan") { prompt file("prompt.md"); knows jobs; publish to: ["api"] }
    '''.stripIndent()

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(directory, coze.access(CANARY))
    program.write('deploy.groovy', SCRIPT)
    program.write('faq.txt', 'Who are you?\n')
    program.write('prompt.md', '# Role\n\nYou help.\n')
  }

  // ----- D26

  def "D26: a token in #file stops plan and apply before the first request, with file and line"() {
    given:
    program.write('bot.json', '{}')
    program.write('deploy.groovy', SCRIPT + 'json(file("bot.json"))')
    program.write(file, text)

    when:
    def ends = [['plan'], ['apply', '--yes'], ['apply', '--yes', '--json']].collect { run(*it, program.path('deploy.groovy')) }

    then:
    ends.every { it.exit == 10 }
    ends.every { it.err.contains(place) }
    ends.every { !leaks(it.out + it.err) }
    coze.sandbox.log().isEmpty()

    where:
    file            | text                                             || place
    'deploy.groovy' | SCRIPT + "\n// $CANARY\n"                        || 'deploy.groovy:6:4'
    'prompt.md'     | "a\nuse $CANARY\n"                               || 'prompt.md:2:5'
    'faq.txt'       | "q\na\n${encoded('x ' + CANARY)}\n"              || 'its line 3'
    'bot.json'      | "{\n  \"name\": \"b\", \"k\": \"$CANARY\"}"        || 'bot.json:2:22'
  }

  def "D26: with the gate overridden no file and no output holds the token, whatever the server echoes"() {
    given: 'a server that repeats what it was sent'
    program.write('faq.txt', "key $CANARY\n")
    program.write('prompt.md', "use $CANARY here\n")
    coze.sandbox.faults().add(Fault.on('PUT /v1/datasets/{dataset_id}').nth(1).status(
        400, """{"code":4000,"msg":"bad header Authorization: Bearer $CANARY and ${encoded(CANARY)}"}""".toString(), [:]))
    coze.sandbox.faults().add(Fault.on('POST /v1/bot/publish').nth(1).status(
        500, "<html>Bearer $CANARY ${URLEncoder.encode(CANARY, UTF_8)}</html>".toString(), [:]))
    def refused = run('plan', program.path('deploy.groovy'))
    def fingerprint = (refused.err =~ /--allow-secret ([0-9a-f]{8})/)[0][1]
    def care = ['--allow-secret', fingerprint, '--log', program.path('all.log'), '-v', '--result-file', program.path('result.json')]

    when:
    def ends = [
      run('plan', *care, '--markdown', program.path('plan.md'), program.path('deploy.groovy')),
      run('plan', *care, '--json', program.path('deploy.groovy')),
      run('apply', '--yes', *care, program.path('deploy.groovy')),
      run('apply', '--yes', *care, '--annotations', program.path('deploy.groovy')),
      run('apply', '--yes', *care, '--json', program.path('deploy.groovy')),
    ]

    then: 'it was sent'
    ends.last().exit == 0
    coze.drafts()[0].promptInfo().get().prompt().get() == "use $CANARY here\n".toString()

    and: 'and nothing here knows it'
    ends.every { !leaks(it.out + it.err) }
    leaking() == []
  }

  // ----- D27

  def "D27: the result file has the code that a wrapper swallows"() {
    given:
    def result = program.path('result.json')

    when:
    def plan = run('plan', '--detailed-exitcode', '--result-file', result, program.path('deploy.groovy'))

    then:
    plan.exit == 3
    with(saved(result)) {
      it.exit == 3
      it.changes == 2
      it.serial == 0
    }

    when:
    int before = coze.sandbox.log().size()
    def apply = run('apply', '--yes', '--result-file', result, program.path('deploy.groovy'))

    then:
    apply.exit == 0
    with(saved(result)) {
      it.exit == 0
      it.created*.address.sort() == ['bot.WeHan', 'knowledge.Jobs']
      it.waiting == []
      it.ambiguous == []
      it.serial > 0
    }
    saved(result).requests == coze.sandbox.log().size() - before

    when: 'there is nothing to do'
    def serial = saved(result).serial
    run('apply', '--yes', '--result-file', result, program.path('deploy.groovy'))

    then:
    saved(result).changes == 0
    saved(result).serial == serial
  }

  def "D27: the result file is written after a SIGTERM, too"() {
    given:
    def child = new BlockingVariable<Program.Child>(30)
    coze.sandbox.onReceived {
      if (it.path() == '/v1/bot/create') {
        child.get().process.destroy()
        TimeUnit.MILLISECONDS.sleep(300) // the request is under way when the signal comes
      }
    }

    when:
    child.set(program.start('apply', 'deploy.groovy', '--yes', '--result-file', 'result.json'))
    def end = child.get().ended()

    then:
    end.exit == 130
    with(saved(program.path('result.json'))) {
      it.exit == 130
      it.created*.address.contains('knowledge.Jobs')
    }

    when: 'it is run again'
    def second = run('apply', '--yes', program.path('deploy.groovy'))

    then:
    second.exit == 0
    coze.sandbox.requests('POST /v1/bot/create') == 1
  }

  def "D27: what is open is in the result file: a person who is waited for, a create nobody knows of"() {
    given:
    program.write('deploy.groovy', 'workspace "WeHan"\nworkflow("Interview") {}\nbot("WeHan") { uses workflow("Interview") }\n')
    def result = program.path('result.json')

    when:
    def apply = run('apply', '--yes', '--result-file', result, program.path('deploy.groovy'))

    then:
    apply.exit == 9
    saved(result).waiting == ['workflow.Interview']
    saved(result).ambiguous == []
  }

  def "D27: a create that was refused is not open, one whose answer never comes is"() {
    given:
    def result = program.path('result.json')
    coze.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).status(401, '{"code":4101,"msg":"no"}', [:]))

    when:
    def refused = run('apply', '--yes', '--result-file', result, program.path('deploy.groovy'))

    then:
    refused.exit == 4
    saved(result).ambiguous == []

    when: 'the process is ended at once while a create is under way'
    coze.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).timeout(20_000))
    def child = new BlockingVariable<Program.Child>(30)
    coze.sandbox.onReceived {
      if (it.path() == '/v1/bot/create') {
        2.times {
          child.get().process.destroy()
          TimeUnit.MILLISECONDS.sleep(500)
        }
      }
    }
    child.set(program.start('apply', 'deploy.groovy', '--yes', '--result-file', 'result.json'))
    def ended = child.get().ended()

    then:
    ended.exit == 130
    saved(result).exit == 130
    saved(result).ambiguous == ['bot.WeHan']
  }

  // ----- the other manners

  def "with --json an apply tells its progress as JSON lines on standard error, and ends with one document"() {
    when:
    def apply = run('apply', '--yes', '--json', program.path('deploy.groovy'))
    def events = apply.err.readLines().findAll { it.startsWith('{') }.collect { Json.mapper().readValue(it, Map) }

    then:
    apply.exit == 0
    apply.json().path('created').size() == 2
    events[0].event == 'planned'
    events[0].changes == 2
    events.findAll { it.event == 'finished' }*.step.containsAll(['create', 'publish'])
    events.every { it.at }
  }

  def "a failure is one annotation: by option, or on GitHub by itself"() {
    given:
    program.write('deploy.groovy', 'bot("WeHan") {\n  promt "x"\n}\n')

    when:
    def asked = run('plan', '--annotations', program.path('deploy.groovy'))
    def plain = run('plan', program.path('deploy.groovy'))
    def onGitHub = new Program(directory.resolve('second'), coze.access() + [GITHUB_ACTIONS: 'true'])
    onGitHub.write('deploy.groovy', 'bot("WeHan") {\n  promt "x"\n}\n')
    def there = onGitHub.run('plan', 'deploy.groovy')

    then:
    asked.err.readLines().count { it ==~ /::error file=.*deploy\.groovy,line=2,col=3,title=cozesh%2C exit 1::.*/ } == 1
    !plain.err.contains('::error')
    there.err.readLines().count { it.startsWith('::error file=deploy.groovy,line=2,col=3,') } == 1
  }

  def "a rule of the script stops an apply with exit 10; plan only shows it, everywhere"() {
    given:
    program.write('deploy.groovy', SCRIPT + 'guard("nothing new") { assert creates == 0 }\n')

    when:
    def plan = run('plan', '--annotations', '--markdown', program.path('plan.md'), program.path('deploy.groovy'))
    def json = run('plan', '--json', program.path('deploy.groovy')).json()
    def apply = run('apply', '--yes', program.path('deploy.groovy'))

    then:
    plan.exit == 0
    plan.out.contains('refused by nothing new')
    plan.err.contains('::warning file=')
    Files.readString(program.directory.resolve('plan.md')).contains('assert creates == 0')
    json.path('gates')[0].path('open').booleanValue() == false
    json.path('needed_by').path('createBot')*.textValue() == ['bot.WeHan']
    apply.exit == 10
    apply.err.contains('assert creates == 0')
    coze.writes() == 0
  }

  def "a budget that does not suffice is told before the first write, and #options is no number"() {
    expect:
    run('apply', '--yes', '--max-requests', '10', program.path('deploy.groovy')).exit == 10
    run('apply', '--yes', '--quota', '10', program.path('deploy.groovy')).exit == 10
    coze.writes() == 0
    run('apply', '--yes', *options, program.path('deploy.groovy')).exit == 2

    where:
    options << [['--max-requests', 'many'], ['--allow-delete', '-1'], ['--quota', '1.5']]
  }

  def "what a script sends by itself is within the budget, and counted once"() {
    given:
    program.write('own.groovy', '5.times { workspaces.list().size() }')
    def before = coze.requests()

    when:
    def ended = run('--max-requests', '3', '--result-file', program.path('own.json'), program.path('own.groovy'))

    then:
    ended.exit == 10
    ended.err.contains('stopped: 3 requests were sent, --max-requests allows 3')
    ended.err.contains('GET /v1/workspaces was not sent')
    coze.requests() - before == 3
    Json.parse(Files.readString(program.directory.resolve('own.json')), 'result').path('requests').asInt() == 3
  }

  def "deletions want their number when nobody can be asked"() {
    given:
    run('apply', '--yes', program.path('deploy.groovy'))
    program.write('deploy.groovy', 'workspace "WeHan"\n')

    expect:
    run('apply', '--yes', '--prune', program.path('deploy.groovy')).exit == 10
    run('apply', '--yes', '--prune', '--allow-delete', '2', program.path('deploy.groovy')).exit == 10
    coze.datasets().size() == 1
    run('apply', '--yes', '--prune', '--allow-delete', '1', program.path('deploy.groovy')).exit == 0
    coze.datasets().empty
  }

  def "the samples for build servers and the rules of the page work as they stand"() {
    given:
    def page = Files.readString(Path.of('docs/deploy.md'))
    def lines = page.substring(page.indexOf('## Gates')).readLines()*.strip()
    def samples = lines*.replaceFirst(/^(?:- |run: )+/, '').findAll { it.startsWith('cozesh ') }
    def rules = lines.findAll { it.startsWith('guard(') }
    program.write('deploy.groovy', SCRIPT + rules.join('\n'))

    expect:
    samples.size() == 4
    rules.size() == 3
    samples.every { sample ->
      def words = sample.split(' ').drop(1).collect { it.contains('.') ? program.path(it) : it }
      run(*words).exit == 0
    }
  }

  private Program.Ended run(String... line) {
    program.here(*line)
  }

  private static Map saved(String file) {
    Json.mapper().readValue(new File(file), Map)
  }

  private static String encoded(String text) {
    Base64.encoder.encodeToString(text.getBytes(UTF_8))
  }

  private static boolean leaks(String text) {
    [CANARY, encoded(CANARY), CANARY.substring(12), URLEncoder.encode(CANARY, UTF_8)].any { text.contains(it) }
  }

  /** Every file below the test's directory that holds the token, but those that hold it on purpose. */
  private List<String> leaking() {
    def found = []
    directory.toFile().eachFileRecurse {
      if (it.file && !(it.name in ['faq.txt', 'prompt.md']) && leaks(new String(it.bytes, 'ISO-8859-1'))) {
        found << it.path
      }
    }
    found
  }
}
