package dev.cozesh.shell.render

import java.time.InstantSource
import spock.lang.Specification
import spock.lang.Unroll

class ChatViewSpec extends Specification {
  def printed = []
  def now = Screens.NOW

  def "an answer grows as it comes, then come the next questions and what it took"() {
    given:
    def view = view()

    when:
    view.piece('武')
    view.piece('汉 **很')
    view.piece('好**')
    view.piece('\n')
    view.over()
    view.followUps(['接着呢？', 'And then?\n'])
    view.footer('31 tokens, 1.2 s, log id 2026')

    then:
    printed == ['武', '汉 ', '很好\n', '  › 接着呢？\n', '  › And then?\n', '31 tokens, 1.2 s, log id 2026\n']
  }

  def "nodes of a workflow are named on lines of their own, and data is shown as it is"() {
    given:
    def view = view()

    when:
    view.node('消息\u001b[2J')
    view.piece('进行**中**')
    view.node('End')
    view.plain('{"a":"**x** \u001b[31m pat_test_0123456789"}')
    view.plain('\n')
    view.node('')
    view.over()

    then:
    printed.join('') == '消息\\x1b[2J:\n进行中\nEnd:\n{"a":"**x** \\x1b[31m pat_***"}\n'
  }

  def "tools have lines of their own, and their times"() {
    given:
    def view = view()

    when:
    view.piece('先查 *一')
    view.toolCalled('plugin 天气', [city: '北京', days: '3'])
    now = now.plusMillis(320)
    view.toolAnswered()
    view.piece('\n')
    view.piece('晴')
    view.over()

    then:
    printed.join('') == '先查 *一\n→ plugin 天气(city=北京, days=3) 320 ms\n晴\n'
  }

  def "tools that run side by side answer one after another"() {
    given:
    def view = view()

    when:
    view.toolCalled('a', [:])
    view.toolCalled('b', [:])
    now = now.plusMillis(1500)
    view.toolAnswered()
    now = now.plusSeconds(100)
    view.toolAnswered()
    view.toolAnswered()
    view.over()

    then:
    printed.join('') == '→ a()\n→ b()\n← a 1.5 s\n← b 1 min 41 s\n'
  }

  def "a chat that breaks off leaves the screen at the start of a line, without a style"() {
    given:
    def view = view(Screens.coloured(80))

    when:
    view.piece('# 标题 `co')
    view.over()
    view.toolCalled('a', [:])
    view.over()

    then:
    printed.join('') == '\u001b[1m标题 `co\u001b[0m\n\u001b[2m→ a()\u001b[0m\n'
  }

  def "a long call is cut to the screen"() {
    given:
    def view = view(Screens.plain(40))

    when:
    view.toolCalled('天气', [city: '长' * 100])

    then:
    Width.of(printed[0]) <= 30
    printed[0].endsWith('…')
  }

  @Unroll("#what")
  def "what would steer the terminal is shown, and secrets are not"() {
    given:
    def evil = 'a\u001b]0;t\u0007\u009b\u202epat_test_0123456789'
    def view = view(Screens.coloured(400))

    when:
    call(view, evil)
    view.over()

    then:
    def text = Screens.bare(printed.join(''))
    text.codePoints().allMatch { it == 10 || !Character.isISOControl(it) && it != 0x202e }
    text.contains('\\x1b]0;t\\x07\\u009b\\u202e') || text.contains('u001b]0;t')
    what == 'piece' || !text.contains('pat_test')

    where:
    what       | call
    'piece'    | { v, bad -> v.piece(bad) }
    'tool'     | { v, bad -> v.toolCalled(bad, [:]) }
    'argument' | { v, bad -> v.toolCalled('x', [(bad): bad]) }
    'question' | { v, bad -> v.followUps([bad]) }
    'footer'   | { v, bad -> v.footer(bad) }
  }

  private ChatView view(Screen screen = Screens.plain(80)) {
    new ChatView(Screens.of(screen.columns(), screen.ink(), { now } as InstantSource), { printed << it })
  }
}
