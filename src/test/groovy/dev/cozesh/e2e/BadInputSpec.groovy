package dev.cozesh.e2e

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** What goes wrong first in practice, and what the program answers: a number, a reason, a way on. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadInputSpec extends Specification {
  private static final String BOT = 'workspace "WeHan"\nbot("助手") { prompt "你好" }\n'

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  @Unroll("#what: exit #exit")
  def "a wrong script is told with its place, and nothing is sent"() {
    given:
    def program = new Program(directory, coze.access())
    program.write('broken.json', '{"name": "x",}')
    def script = program.write('deploy.groovy', 'workspace "WeHan"\n' + code).toString()

    when:
    def ended = program.here('--yes', '--result-file', program.path('result.json'), script)

    then:
    ended.exit == exit
    says.every { ended.err.contains(it.replace('FILE', script)) }
    ended.out == ''
    result(program) == [exit: exit, changes: 0, created: [], updated: [], deleted: [], failed: [], blocked: [], waiting: [], ambiguous: [], requests: 0, serial: 0, drift: [:]]
    coze.requests() == 0

    where:
    what                  | code                                      || exit | says
    'unknown word'        | 'bot("a") {\n  promt "x"\n}'              || 1    | ['FILE:3:3: ', 'promt', 'prompt']
    'name of the wire'    | 'bot("a") {\n  system_prompt "x"\n}'      || 1    | ['FILE:3:3: ', 'system_prompt', 'prompt']
    'unknown head'        | 'bott("a") { prompt "x" }'                || 1    | ['FILE:2:1: ', 'bott', 'bot']
    'no Groovy'           | 'bot("a") { prompt "x"'                   || 1    | ['FILE:2:']
    'name too long'       | 'bot("a" * 21) { prompt "x" }'            || 1    | ['FILE:2:1: ', 'name has 21 characters, Coze takes 1 to 20']
    'broken JSON'         | 'bot from: json(file("broken.json"))'     || 1    | ['FILE:2:', 'broken.json']
    'file is missing'     | 'bot("a") { prompt file("prmpt.md") }'    || 1    | ['FILE:2:', 'prmpt.md']
  }

  def "a script that ends the process chooses its code, and the result file is there all the same"() {
    given:
    def program = new Program(directory)

    when:
    def ended = program.run('--sandbox=memory', '--result-file', 'r.json', '-e', 'println "on"; System.exit(3)')

    then:
    ended.exit == 3
    ended.out == 'on\n'
    Json.parse(Files.readString(program.directory.resolve('r.json')), 'r.json').path('exit').asInt() == 1
  }

  def "a token in a script stops it, and its value is never repeated"() {
    given:
    def program = new Program(directory, coze.access())
    def token = 'pat_' + 'Zk3' * 16
    def script = program.write('deploy.groovy', "workspace 'WeHan'\nbot('a') { prompt '$token' }").toString()

    when:
    def ended = program.here(script, '--yes', '--json', '-v', '--log', 'log.txt', '--result-file', program.path('result.json'))

    then:
    ended.exit == 10
    ended.err.contains("$script:2:")
    result(program).exit == 10
    !ended.toString().contains(token)
    everythingBut(script, program).every { !it.contains(token) }
    coze.requests() == 0
  }

  @Unroll("#what: exit #exit")
  def "a call that cannot lead anywhere says what to give, and writes its result"() {
    given:
    def program = new Program(directory, variables)
    program.write('deploy.groovy', BOT)

    when:
    def ended = program.here(*line.collect { it.replace('DIR', "$program.directory") }, '--yes', '--result-file', program.path('result.json'))

    then:
    ended.exit == exit
    says.every { ended.err.contains(it) }
    result(program) == [exit: exit, changes: 0, created: [], updated: [], deleted: [], failed: [], blocked: [], waiting: [], ambiguous: [], requests: 0, serial: 0, drift: [:]]

    where:
    what                     | line                                   | variables                                   || exit | says
    'no token, no sandbox'   | ['DIR/deploy.groovy']                  | [:]                                         || 4    | ['--sandbox', 'COZE_API_TOKEN']
    'token without a server' | ['DIR/deploy.groovy']                  | [COZE_API_TOKEN: 'pat_test_e2e']            || 2    | ['COZE_API_BASE']
    'no such script'         | ['--sandbox=memory', 'DIR/dploy.groovy'] | [:]                                       || 2    | ['there is no script', 'dploy.groovy']
    'no such command'        | ['paln', 'DIR/deploy.groovy']          | [:]                                         || 2    | ['`paln`', 'plan']
    'no such option'         | ['--sandbx', 'DIR/deploy.groovy']      | [:]                                         || 2    | ['`--sandbx`', '--sandbox']
    'plain http to a host'   | ['DIR/deploy.groovy', '--base-url', 'http://coze.example'] | [COZE_API_TOKEN: 'pat_test_e2e'] || 2 | ['plain http', 'https://coze.example']
  }

  def "without --yes and without a terminal nothing is sent"() {
    given:
    def program = program()

    when:
    def ended = program.here(program.path('deploy.groovy'))

    then:
    ended.exit == 2
    ended.err.contains('not confirmed')
    ended.err.contains('--yes')
    coze.writes() == 0
  }

  def "a wrong token is a matter of authentication, and is not shown"() {
    given:
    def program = program('sat_wrong_token_of_e2e')

    when:
    def ended = program.here(program.path('deploy.groovy'), '--yes', '--result-file', program.path('result.json'))

    then:
    ended.exit == 4
    ended.err =~ /log id \w+/
    !ended.toString().contains('wrong_token')
    result(program).exit == 4
  }

  def "a bot of the declared name that nobody recorded is refused by its id, with the way to adopt it"() {
    given:
    def program = program()
    def id = coze.foreignBot('助手')
    def writes = coze.writes()

    when:
    def ended = program.here(program.path('deploy.groovy'), '--yes', '--result-file', program.path('result.json'))

    then:
    ended.exit == 10
    ended.err.contains(id)
    ended.err.contains('--adopt')
    result(program).exit == 10
    coze.writes() == writes
  }

  def "two bots of the declared name are a conflict that lists both ids"() {
    given:
    def program = program()
    def ids = (1..2).collect { coze.foreignBot('助手') }
    def writes = coze.writes()

    when:
    def ended = program.here(program.path('deploy.groovy'), '--yes', '--adopt', '--result-file', program.path('result.json'))

    then:
    ended.exit == 3
    ids.every { ended.err.contains(it) }
    result(program).exit == 3
    coze.writes() == writes
  }

  def "a gateway's page is shown by its title, not by its tags"() {
    given:
    def page = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><div class="x">nginx</div></body></html>'
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).always().status(502, page, ['Content-Type': 'text/html']))
    def program = program()

    when:
    def ended = program.here(program.path('deploy.groovy'), '--yes', '--max-retries', '0', '--result-file', program.path('result.json'))

    then:
    ended.exit == 1
    ended.err.contains('502 Bad Gateway')
    !(ended.err =~ /<[a-z!\/]/)
    result(program).exit == 1
  }

  def "a server that is not there is told by its address"() {
    given:
    def address = coze.access().COZE_API_BASE
    def program = program()
    coze.close()

    when:
    def ended = program.here(program.path('deploy.groovy'), '--yes', '--max-retries', '0', '--result-file', program.path('result.json'))

    then:
    ended.exit == 1
    ended.err.contains(address - 'http://')
    ended.err.contains('  next: ')
    result(program).exit == 1
  }

  @Unroll("exit #exit")
  def "with --json a failure is one document on standard output, and people still read it on the other"() {
    given:
    def program = new Program(directory, coze.access())
    def script = program.write('deploy.groovy', code).toString()

    when:
    def ended = program.here('--json', script, '--yes')
    def json = ended.json()

    then:
    ended.exit == exit
    json.path('exit').intValue() == exit
    json.path('error').path('kind').textValue() == kind
    ended.err.startsWith(json.path('error').path('what').textValue().readLines()[0])

    where:
    code                                                   || exit | kind
    'bot("a") { promt "x" }'                               || 1    | 'script'
    'bot("a") { prompt "pat_0123456789abcdef0123456789" }' || 10   | 'guard'
    'bot("7390000000000009999").info()'                    || 1    | 'service'
  }

  def "a second run is refused while another process is at work, and says which"() {
    given:
    def program = program()
    def reached = new CountDownLatch(1)
    def goOn = new CountDownLatch(1)
    coze.sandbox.onReceived {
      if (it.route() == 'POST /v1/bot/create') {
        reached.countDown()
        goOn.await(60, TimeUnit.SECONDS)
      }
    }

    when:
    def first = program.start('deploy.groovy', '--yes')
    assert reached.await(60, TimeUnit.SECONDS)
    def second = program.here(program.path('deploy.groovy'), '--yes', '--result-file', program.path('result.json'))

    then:
    second.exit == 8
    second.err.contains("${first.process.pid()}")
    result(program).exit == 8

    when:
    goOn.countDown()

    then:
    first.ended().exit == 0
    coze.drafts().size() == 1

    cleanup:
    goOn.countDown()
  }

  def "a SIGTERM in the middle of a create lets it end, keeps what it made, and the next run goes on"() {
    given:
    def program = program()
    def child = new BlockingVariable<Program.Child>(30)
    coze.faults().add(Fault.on('POST /v1/bot/create').delay(1000))
    coze.sandbox.onReceived {
      if (it.route() == 'POST /v1/bot/create') {
        child.get().process.toHandle().destroy()
      }
    }

    when:
    child.set(program.start('deploy.groovy', '--yes', '--result-file', 'result.json'))
    def ended = child.get().ended()

    then:
    ended.exit == 130
    result(program).exit == 130
    result(program).created*.address == ['bot.助手']
    coze.drafts()*.id() == result(program).created*.id

    when:
    def next = program.here(program.path('deploy.groovy'), '--yes')

    then:
    next.exit == 0
    coze.sandbox.requests('POST /v1/bot/create') == 1
    coze.drafts()*.description()*.orElse('') == ['']
    program.here(program.path('deploy.groovy')).out.contains('no changes')
  }

  def "a second Ctrl-C in the middle of a create ends at once, with a result file and a line about what is open"() {
    given:
    def program = program()
    def child = new BlockingVariable<Program.Child>(30)
    def reached = new CountDownLatch(1)
    def goOn = new CountDownLatch(1)
    coze.sandbox.onReceived {
      if (it.route() == 'POST /v1/bot/create') {
        reached.countDown()
        goOn.await(60, TimeUnit.SECONDS)
      }
    }

    when:
    child.set(program.start('deploy.groovy', '--yes', '--result-file', 'result.json'))
    assert reached.await(60, TimeUnit.SECONDS)
    interrupt(child.get())

    then:
    waitFor { Files.readString(child.get().err).contains('stopping after the request in flight; Ctrl-C again stops at once') }

    when:
    interrupt(child.get())
    def ended = child.get().ended()

    then:
    ended.exit == 130
    ended.err.contains('stopped at once: the request in flight may have been done')
    result(program).exit == 130
    result(program).requests > 0

    cleanup:
    goOn.countDown()
  }

  private static void interrupt(Program.Child child) {
    assert new ProcessBuilder('kill', '-INT', "${child.process.pid()}").start().waitFor() == 0
  }

  private static boolean waitFor(Closure<Boolean> condition) {
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
    while (!condition.call() && System.nanoTime() < end) {
      sleep(20)
    }
    condition.call()
  }

  private Program program(String token = 'pat_test_e2e') {
    def program = new Program(directory, coze.access(token))
    program.write('deploy.groovy', BOT)
    program
  }

  private static Map<String, ?> result(Program program) {
    Json.mapper().readValue(program.directory.resolve('result.json').toFile(), Map)
  }

  private List<String> everythingBut(String script, Program program) {
    def texts = []
    directory.toFile().eachFileRecurse { if (it.file && it.path != script) texts << it.getText('UTF-8') }
    assert texts.size() >= 1
    texts
  }
}
