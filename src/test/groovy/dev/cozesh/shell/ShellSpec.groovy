package dev.cozesh.shell

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeWaitingException
import dev.cozesh.error.Refusal
import dev.cozesh.shell.command.CommandTable
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import dev.cozesh.json.Json
import dev.cozesh.shell.builtin.CrashFile
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class ShellSpec extends Specification {
  @TempDir Path dir
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()
  def record = new RunRecord()

  def "a failure is a headline, why and next on standard error"() {
    when:
    def exit = run(['x.groovy']) { throw new CozeGuardException('bot WeHan exists', 'it was made elsewhere', 'add --adopt') }

    then:
    exit == 10
    out.toString() == ''
    err.toString() == '''\
bot WeHan exists
  why:  it was made elsewhere
  next: add --adopt
'''
  }

  def "with --json a failure is one document on standard output"() {
    when:
    def exit = run(['x.groovy', '--json']) {
      throw new CozeServiceException(new Refusal('POST /v1/bot/create', 'api.coze.cn', 200, 4101, 'no', 'L1', '{}'), 'why', 'next')
    }
    def json = Json.mapper().readValue(out.toString(), Object)

    then:
    exit == 4
    json.exit == 4
    json.error.kind == 'service'
    json.error.code == 4101
    json.error.http_status == 200
    json.error.log_id == 'L1'
    json.error.why == 'why'
    json.error.next == 'next'
  }

  @Unroll("#failure.class.simpleName after #count: #told")
  def "a failure half-way says what is done, unless its own text does"() {
    when:
    run(['x.groovy']) { RunRecord r ->
      count.times { n -> r.created("bot.W$n", "73900$n") }
      throw failure
    }

    then:
    err.toString().readLines().findAll { it.startsWith('done and recorded') } == told

    where:
    failure                                     | count || told
    limit()                                     | 0     || []
    limit()                                     | 2     || ['done and recorded: bot.W0 739000, bot.W1 739001; run the same command again: it goes on']
    new IllegalStateException('bug')            | 1     || ['done and recorded: bot.W0 739000; run the same command again: it goes on']
    new CozePartialException('half', '', 'says') | 1     || []
    new CozeWaitingException('waits', '', 'says') | 1     || []
  }

  def "many done objects are named in part and counted"() {
    when:
    run(['x.groovy']) { RunRecord r ->
      13.times { n -> r.updated("bot.W$n", "$n") }
      throw limit()
    }

    then:
    err.toString().contains('bot.W9 9 and 3 more; run the same')
  }

  private static Exception limit() {
    new CozeServiceException(new Refusal('POST /v1/bot/create', 'api.coze.cn', 429, 4013, 'slow', 'L1', '{}'), '', '')
  }

  @Unroll("#args #tty")
  def "the headline is red on a terminal only, and never with --no-color"() {
    expect:
    def console = { new Console(InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err), it, true) }
    run(args, console(tty)) { throw new CozeGuardException('stop', '', '') } == 10
    err.toString() == said

    where:
    args                       | tty                        || said
    ['x.groovy']               | new Tty(false, false, true) || '\u001b[31mstop\u001b[0m\n'
    ['x.groovy']               | Tty.NONE                    || 'stop\n'
    ['x.groovy', '--no-color'] | new Tty(true, true, true)   || 'stop\n'
  }

  def "a server's words cannot steer the terminal, and a token is masked"() {
    when:
    run(['x.groovy']) { throw new CozeGuardException('bot \u001b[2J with pat_test_0123456789', '', '') }

    then:
    err.toString() == 'bot \\x1b[2J with pat_***\n'
  }

  def "what nobody foresaw is one line and a private file without messages"() {
    when:
    def exit = run(['x.groovy']) { throw new IllegalStateException('Authorization: pat_test_0123456789') }
    def file = Files.list(dir.resolve('crash')).findFirst().get()

    then:
    exit == 1
    err.toString().startsWith('cozesh stumbled: IllegalStateException')
    err.toString().readLines().size() == 1
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
    Files.readString(file).contains('java.lang.IllegalStateException')
    !Files.readString(file).contains('Authorization')
  }

  def "-v shows the trace, masked"() {
    when:
    run(['x.groovy', '-v']) { throw new IllegalStateException('with pat_test_0123456789') }

    then:
    err.toString().contains('at dev.cozesh')
    !err.toString().contains('pat_test')
  }

  @Unroll("#args: exit #expected")
  def "the result file is written in every case"() {
    given:
    def file = dir.resolve('result.json')

    when:
    def exit = run(args + ['--result-file', file.toString()], body)
    def json = Json.mapper().readValue(file.toFile(), Object)

    then:
    exit == expected
    json.exit == expected
    json.created == created
    json.changes == created.size()
    json.keySet() ==
    ['exit', 'changes', 'created', 'updated', 'deleted', 'failed', 'blocked', 'waiting', 'ambiguous', 'requests', 'serial', 'drift'] as Set

    where:
    args           | expected | created                              | body
    ['x.groovy']   | 0        | [[address: 'bot.W 求职', id: '7']] | { RunRecord r -> r.created('bot.W 求职', '7') }
    ['x.groovy']   | 10       | []                                   | { throw new CozeGuardException('w', '', '') }
    ['x.groovy']   | 1        | []                                   | { throw new IllegalStateException('bug') }
    ['paln']       | 2        | []                                   | { }
    ['--profle']   | 2        | []                                   | { }
    ['--version']  | 0        | []                                   | { }
  }

  def "a result file that cannot be written spoils a good end"() {
    given:
    def place = Files.createDirectory(dir.resolve('place'))

    expect:
    run(['x.groovy', '--result-file', place.resolve('r.json').toString()]) {
      Files.delete(place)
      Files.writeString(place, '')
    } == 1
    err.toString().contains('cannot be written')
  }

  @Unroll("#file: #what")
  def "a result file lies in a directory that is there, or nothing is run"() {
    when:
    def exit = run(['x.groovy', '--result-file', dir.resolve(file).toString()]) { record.created('ran', '1') }

    then:
    exit == 2
    err.toString().startsWith('--result-file: ')
    err.toString().contains(what)
    record.created() == []
    Files.list(dir).toList() == []

    where:
    file         || what
    'nix/r.json' || 'there is no directory '
    '.'          || 'is a directory'
  }

  @Unroll("#args")
  def "with --json version and help are one document"() {
    expect:
    run(args) {} == 0
    def json = Json.mapper().readValue(out.toString(), Object)
    json.keySet() == [member] as Set
    json[member].startsWith(start)

    where:
    args                         || member    | start
    ['--json', '--version']      || 'version' | '0.'
    ['--json', '--help']         || 'help'    | 'cozesh: '
    ['plan', '--json', '--help'] || 'help'    | 'cozesh plan'
  }

  def "without arguments the prompt runs where input and output are a terminal: #input, #output"() {
    when:
    run([], new Console(InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err), new Tty(input, output, true), false)) {
      record.created('script', '1')
    }

    then:
    record.created()*.address() == [ran]

    where:
    input | output || ran
    true  | true   || 'prompt'
    true  | false  || 'script'
    false | true   || 'script'
  }

  def "without arguments in a pipe the script comes from standard input"() {
    when:
    run([]) { record.created('ran', '1') }

    then:
    record.created().size() == 1
  }

  private int run(List<String> line, Console console = null, Closure<?> body) {
    def prompt = new CommandLineSpec.Named(name: '', body: { record.created('prompt', '1') })
    def script = new CommandLineSpec.Named(name: 'FILE.groovy', script: true, body: { body.call(record) })
    def table = new CommandTable(script, [new CommandLineSpec.Named(name: 'plan')])
    def screen = console ?: new Console(
        InputStream.nullInputStream(), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'), Tty.NONE, true)
    def clock = { Instant.EPOCH } as InstantSource
    def interruption = new Interruption()
    def exit = new Shell(table, prompt, screen, record, interruption, new CrashFile(dir.resolve('crash'), clock)).run(line)
    interruption.finished(exit)
    exit
  }
}
