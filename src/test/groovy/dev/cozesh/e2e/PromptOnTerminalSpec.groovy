package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The prompt as a user at a terminal sees it: what is typed, what comes back, where the cursor stands. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptOnTerminalSpec extends Specification {
  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup @Shared AtPrompt prompt
  @Shared int requestsBefore

  def setupSpec() {
    prompt = AtPrompt.started(directory, coze, variables: [EDITOR: 'sed -i s/vorher/nachher/'])
    assert prompt.answer('6*7') == '42'
    requestsBefore = coze.requests()
  }

  def cleanup() {
    coze.faults().clear()
    prompt.fresh()
  }

  def "no request is sent before the first call, not even behind the first answers"() {
    expect:
    requestsBefore == 0
  }

  @Unroll("#inputs")
  def "an expression prints its value, a definition nothing"() {
    when:
    def printed = inputs.collect { prompt.answer(it) }

    then:
    printed == says

    where:
    inputs                                                   || says
    ['6*7', '[1, "二"]', 'null']                               || ['42', '[1, 二]', 'null']
    ['def n = 2', 'n = 3', 'int m = n', 'n + m']              || ['', '', '', '6']
    ['def twice(v) { v * 2 }', 'twice 4']                    || ['', '8']
    ['import java.time.Duration', 'Duration.ofDays(1).toHours()'] || ['', '24']
    ['class Cat { String name }', 'new Cat(name: "咪").name'] || ['', '咪']
    ['println "direct"']                                     || ['direct']
  }

  def "the last value is _, the last failure _e, and a line that begins with a dot goes on with the value"() {
    expect:
    prompt.answer('"abc"') == 'abc'
    prompt.answer('_ + _') == 'abcabc'
    prompt.answer('.size()') == '6'
    prompt.answer('throw new IllegalStateException("no")').contains('no')
    prompt.answer('_e.class.simpleName') =~ /\w+Exception/
  }

  def "an initialiser with a side effect runs once, however many lines follow"() {
    when:
    prompt.answer('hits = []')
    prompt.answer('def x = { hits << 1; 41 }()')
    prompt.answer('x + 1')
    prompt.answer('"unrelated"')

    then:
    prompt.answer('hits.size() + x') == '42'
  }

  def "the cursor stands right behind wide characters, and goes over each as one"() {
    given:
    def before = prompt.cursor()[0]

    when:
    prompt.type('s = "你好世界 hello"')

    then:
    prompt.await { it.endsWith('s = "你好世界 hello"') }
    prompt.cursor()[0] == before + 5 + 4 * 2 + 7

    when:
    prompt.key(*(['Left'] * 8))
    prompt.type('！')
    prompt.await { it.endsWith('s = "你好世！界 hello"') }

    then:
    prompt.cursor()[0] == before + 5 + 4 * 2

    when:
    prompt.key('BSpace', 'BSpace')
    prompt.await { it.endsWith('s = "你好界 hello"') }
    prompt.key('Enter')

    then:
    prompt.answer('s') == '你好界 hello'
  }

  def "a line of wide characters that is longer than the screen is drawn whole, and comes back whole"() {
    given:
    def text = '武汉高校毕业生一站式求职助手' * 6

    when:
    prompt.type("t = '$text'")
    prompt.await { prompt.scrollback().contains("t = '$text'") }
    prompt.key('Home')
    prompt.type('u = ')
    prompt.await { prompt.scrollback().contains("u = t = '$text'") }
    prompt.key('End', 'Enter')

    then:
    prompt.answer('u.size() + t.size()') == "${2 * text.size()}"
    prompt.answer('u').replace('\n', '') == text
  }

  def "Up brings the last line back, to be changed"() {
    given:
    prompt.answer('100 + 1')

    when:
    prompt.key('Up')
    prompt.await { it.endsWith('100 + 1') }

    then:
    prompt.answer('1') == '111'
  }

  @Unroll("#lines")
  def "an input that is not whole goes on, and its prompt names what is missing"() {
    when:
    def before = prompt.prompts()
    lines.eachWithIndex { line, n ->
      prompt.enter(line)
      if (n < lines.size() - 1) {
        prompt.await { it.readLines().last() ==~ /… \Q${missing[n]}\E> */ }
      }
    }
    prompt.await { prompt.prompts() > before && it.readLines().last() ==~ AtPrompt.PROMPT }

    then:
    prompt.printed().readLines().last() == value

    where:
    lines                                 | missing    || value
    ['[1,', '2', ']']                     | [']', ']'] || '[1, 2]'
    ['def f(n) {', '  n * 2', '}; f(21)'] | ['}', '}'] || '42'
    ['["一":', '(2', ')]']                 | [']', ')]'] || '[一:2]'
  }

  def "a blank line submits what is not whole, and says what is missing"() {
    when:
    def before = prompt.prompts()
    prompt.enter('[1,')
    prompt.await { it.readLines().last().startsWith('… ]>') }
    prompt.key('Enter')
    prompt.await { prompt.prompts() > before && it.readLines().last() ==~ AtPrompt.PROMPT }

    then:
    prompt.printed().contains('the [ is not closed')
  }

  def "Ctrl-C drops all lines of an input that is not whole"() {
    when:
    prompt.enter('kept = [')
    prompt.await { it.readLines().last().startsWith('… ]>') }
    prompt.interrupted()

    then:
    prompt.answer('kept').contains('unknown name kept')
  }

  def "the angle form declares what the brace form does"() {
    when:
    prompt.declare('bot "角" < prompt "你好" >')

    then:
    prompt.screen().contains('+ bot 角')
    prompt.answer('y') =~ /created bot 角 \d{19}/
    coze.drafts().find { it.name().get() == '角' }.promptInfo().get().prompt().get() == '你好'
  }

  def "a script is opened, an input taken up in the user's editor, and what worked saved as a script"() {
    given:
    prompt.program.write('脚本.groovy', 'opened = "auf"\ndef late() { opened * 2 }\n')

    expect:
    prompt.answer('/open 脚本.groovy') == ''
    prompt.answer('late()') == 'aufauf'
    prompt.answer('"vorher"') == 'vorher'

    when:
    def edited = prompt.answer('/edit')

    then:
    edited == 'nachher'

    when:
    prompt.answer('/save gespeichert.groovy')
    def saved = prompt.program.directory.resolve('gespeichert.groovy').toFile().readLines()

    then:
    saved.contains('late()')
    saved.contains('"vorher"')
    !saved.any { it.startsWith('/') || it == 'nosuch' }
    prompt.answer('/list late').contains('late()')
    prompt.answer('/vars').contains('opened')
  }

  def "what is pasted lands in the line and runs when it is entered, not before"() {
    given:
    def before = prompt.prompts()

    when:
    prompt.paste("pasted = 7\npasted * 6\n")
    prompt.await { it.contains('pasted * 6') }

    then:
    prompt.prompts() == before

    when:
    prompt.key('Enter')
    prompt.await { prompt.prompts() > before && it.contains('42') }

    then:
    prompt.answer('pasted') == '7'
  }

  def "backslashes and exclamation marks arrive as they were typed"() {
    expect:
    prompt.answer('"a!b!!" + ("x1" ==~ /\\w\\d/)') == 'a!b!!true'
  }

  @Unroll("#code")
  def "a failure is one red headline, and the prompt lives on"() {
    when:
    def printed = prompt.answer(code)

    then:
    printed.readLines()[0] ==~ headline
    !printed.contains('\tat ')
    prompt.coloured().contains('\u001b[31m')
    prompt.answer('6*7') == '42'

    where:
    code                      || headline
    'nosuch'                  || /\[\d+\]:1:1: unknown name nosuch/
    'def y = ]'               || /\[\d+\]:1:9: the \] closes nothing/
    'bots.info("739")'        || /.*739.*/
    '/lsit'                   || 'there is no command /lsit'
    '1.foo()'                 || /.*foo.*/
  }

  def "a server that is gone is one failure with why and next, and the next line works"() {
    given:
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).always().resetBeforeRead())

    when:
    def printed = prompt.answer('bots.list()')

    then:
    printed.contains('  why:')
    printed.contains('  next:')
    prompt.answer('6*7') == '42'
  }

  def "what a server wrote to steer the terminal is shown and never obeyed"() {
    given:
    coze.foreignBot('\u001b]0;owned\u0007\u202e\u009b1m名')

    when:
    def printed = prompt.answer('bots')

    then:
    printed.contains('\\x1b]0;owned\\x07\\u202e\\u009b1m名')
    isHarmless()

    when:
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).always().status(400, '{"code":4000,"msg":"\\u001b]0;owned\\u0007no"}', [:]))
    printed = prompt.answer('bots.list()')

    then:
    printed.contains('\\u001b]0;owned\\u0007no')
    isHarmless()
  }

  def "what a name of a declaration would do to the terminal is shown in its plan"() {
    when:
    prompt.declare('bot("a\\u001b]0;owned\\u0007") { prompt "\\u001b[2Jx" }')

    then:
    prompt.screen().contains('a\\x1b]0;owned\\x07')
    isHarmless()

    cleanup:
    prompt.answer('n')
    prompt.answer('/reset')
  }

  private boolean isHarmless() {
    def bytes = prompt.bytes()
    !bytes.contains('\u001b]0;owned') && !bytes.contains('\u202e') && !bytes.contains('\u009b') &&
        !bytes.contains('\u001b[2Jx') && !prompt.title().contains('owned')
  }

  def "a declaration prints its plan, asks, and is created when the answer is yes"() {
    given:
    def bots = coze.drafts().size()

    when:
    prompt.declare('bot("助手") { prompt "你好" }')

    then:
    prompt.screen().readLines().any { it.startsWith('+ bot 助手') }
    !prompt.scrollback().contains('not in the script any more')
    coze.drafts().size() == bots

    when:
    def printed = prompt.answer('y')

    then:
    printed =~ /created bot 助手 \d{19}/
    coze.drafts().size() == bots + 1

    when:
    printed = prompt.answer('bot("助手") { prompt "你好" }')

    then:
    printed.contains('no changes')
    coze.drafts().size() == bots + 1
  }

  def "a plan that was refused waits, is not asked about at the next line, and is when it is declared again"() {
    when:
    prompt.declare('bot("wartet") { prompt "x" }')

    then:
    prompt.answer('n').contains('not applied')
    prompt.answer('6*7') == '42'
    prompt.answer('/plan').contains('+ bot wartet')

    when:
    prompt.declare('bot("wartet") { prompt "x" }')
    prompt.answer('n')

    then:
    prompt.answer('/reset')
    prompt.answer('/plan').contains('nothing waits')
  }

  def "what a line prints without a line break does not push the prompt from its place"() {
    when:
    prompt.answer('print "abc"')

    then:
    prompt.printed() == 'abc'
  }

  def "the window can change its size while a line is typed and in between"() {
    when:
    prompt.type('"' + '一二三四五六七八九十' * 3)
    prompt.resize(40, 20)
    prompt.type('end"')

    then:
    prompt.await { prompt.scrollback().contains('九十end"') }

    when:
    prompt.resize(120, 30)
    prompt.key('Enter')
    prompt.await { prompt.scrollback() =~ /(?m)^(一二三四五六七八九十){3}end$/ }
    prompt.resize(100, 30)

    then:
    prompt.answer('6*7') == '42'
  }
}
