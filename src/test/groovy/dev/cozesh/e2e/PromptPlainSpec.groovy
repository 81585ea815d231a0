package dev.cozesh.e2e

import dev.cozesh.http.ClosedPort
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The same program where nothing may be drawn: in a pipe, on a terminal that only goes forward, read aloud. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptPlainSpec extends Specification {
  private static final String ESCAPE = '\u001b'

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  @Unroll("#code")
  def "what comes through a pipe is run, and its results alone stand on standard output"() {
    given:
    def program = new Program(directory, coze.access())
    program.write('in', code)

    when:
    def ended = program.launch(['sh', '-c', 'exec "$@" <in', 'sh', *program.command()]).ended()

    then:
    ended.out == out
    ended.err == ''
    ended.exit == 0

    where:
    code                                   || out
    '6*7\n'                                || '42\n'
    '6*7'                                  || '42\n'
    'def n = 2\n[1, n,\n "三"]\n'           || '[1, 2, 三]\n'
    'def n = 6\nprintln n\nn * 7\n'        || '6\n42\n'
    'def quiet = 1\n'                      || ''
  }

  @Unroll("#line: exit #exit")
  def "without a terminal no escape leaves, and the exit code tells how it went"() {
    given:
    def program = new Program(directory, coze.access())
    coze.foreignBot('\u001b]0;owned\u0007名')

    when:
    def ended = program.start(*line).ended()

    then:
    ended.exit == exit
    !ended.out.contains(ESCAPE)
    !ended.err.contains(ESCAPE)
    !line.contains('--json') || ended.json().containerNode

    where:
    line                                      || exit
    ['-e', '6*7']                             || 0
    ['-e', 'bots']                            || 0
    ['-e', 'nosuch']                          || 1
    ['-e', 'throw new RuntimeException("x")'] || 1
    ['--json', '-e', '[a: 1]']                || 0
    ['--json', '-e', 'nosuch']                || 1
    ['--json', '-e', 'bots.info("1")']        || 1
  }

  @Unroll("#variables")
  def "a terminal that only goes forward, and one that is read aloud, gets text and nothing else"() {
    given:
    coze.foreignBot('一号')
    def prompt = AtPrompt.started(directory, coze, variables: variables)

    when:
    def six = prompt.answer('6*7')
    def bots = prompt.answer('bots')
    def failure = prompt.answer('nosuch')
    prompt.enter('[1,')
    prompt.await { it.readLines().last().startsWith('... ]>') }
    def list = prompt.answer('2]')

    then:
    six == '42'
    bots.contains('一号')
    failure.contains('unknown name nosuch')
    list.readLines().last() == '[1, 2]'

    when:
    prompt.declare('bot("x") { prompt "y" }')
    prompt.answer('y')
    prompt.key('C-d')

    then:
    prompt.exit() == 0
    // Colours go forward, too; a terminal that is dumb may not know them.
    !(variables.TERM ? prompt.bytes() : prompt.bytes().replaceAll(/\u001b\[[0-9;]*m/, '')).contains(ESCAPE)
    !prompt.bytes().contains('\b')
    coze.drafts()*.name()*.get().sort() == ['x', '一号']

    cleanup:
    prompt?.close()

    where:
    variables << [[TERM: 'dumb'], [ACCESSIBLE: '1']]
  }

  @Unroll("#variables")
  def "Ctrl-C there stops what runs, drops what is typed, and never ends the shell"() {
    given:
    def prompt = AtPrompt.started(directory, coze, variables: variables)

    when:
    prompt.enter('println "on"; while (true) { }')
    prompt.await { it.readLines().last() == 'on' }

    then:
    prompt.interrupted() < 5000

    when:
    prompt.type('dropped = 1')
    prompt.await { it.endsWith('dropped = 1') }
    prompt.interrupted()

    then:
    prompt.answer('6*7') == '42'
    prompt.answer('dropped').contains('unknown name dropped')

    cleanup:
    prompt?.close()

    where:
    variables << [[TERM: 'dumb'], [ACCESSIBLE: '1']]
  }

  def "without colours the line is edited all the same"() {
    given:
    def prompt = AtPrompt.started(directory, coze, variables: [NO_COLOR: '1'])

    when:
    prompt.answer('"红" + nosuch')
    prompt.answer('def twice(n) { n * 2 } // "x"')
    prompt.answer('bots')

    then:
    !(prompt.bytes() =~ /\u001b\[[0-9;]*m/).collect { it }.any { it =~ /\[(?:[0-9;]*;)?[34]\d/ }
    prompt.answer('twice 21') == '42'

    cleanup:
    prompt?.close()
  }

  @Unroll("#variables")
  def "in a plain locale the launcher sees to it that Chinese is typed, shown, sent and read from files"() {
    given:
    def prompt = AtPrompt.launched(directory, coze, variables: variables)
    prompt.program.write('提示.md', '你是助手')

    expect:
    prompt.answer('"你好" + "世界".size()') == '你好2'
    prompt.answer('file("提示.md").text') == '你是助手'

    when:
    prompt.declare('bot("助手") { prompt file("提示.md") }')
    prompt.answer('y')

    then:
    coze.drafts()*.promptInfo()*.get()*.prompt()*.get() == ["你是助手"]

    cleanup:
    prompt?.close()

    where:
    variables << [[LC_ALL: 'C'], [LC_ALL: 'C', TERM: 'dumb'], [LC_ALL: 'POSIX', LANG: 'zh_CN.GBK']]
  }

  def "a server that cannot be reached is one red failure with why and next, and the prompt lives"() {
    given:
    def deaf = ClosedPort.taken()
    def prompt = AtPrompt.started(directory, coze, variables: [COZE_API_BASE: "http://127.0.0.1:$deaf.port".toString()], line: ['--max-retries', '0'])

    when:
    def printed = prompt.answer('bots.list().all()')

    then:
    printed.contains("127.0.0.1:$deaf.port")
    printed.contains('  why:')
    printed.contains('  next:')
    prompt.coloured().contains('\u001b[31m')
    prompt.answer('6*7') == '42'

    cleanup:
    prompt?.close()
    deaf?.close()
  }

  @Unroll("#what")
  def "a history that cannot be kept keeps nobody from working"() {
    given:
    def home = Files.createDirectories(directory.resolve('cozesh home'))
    Files.createSymbolicLink(home.resolve('history'), Path.of('/dev/full'))
    def prompt = AtPrompt.started(directory, coze, variables: [COZESH_HOME: place ?: home.toString()])

    expect:
    prompt.answer('6*7').readLines().last() == '42'
    prompt.answer('7*8') == '56'

    when:
    prompt.key('C-d')

    then:
    prompt.exit() == 0

    cleanup:
    prompt?.close()

    where:
    what                | place
    'a full disk'       | null
    'no home to write'  | '/proc/cozesh'
  }
}
