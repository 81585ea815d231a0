package dev.cozesh.shell.builtin

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.dsl.Screen.Progress
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import dev.cozesh.shell.render.Width
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

/** The console as a script's screen. */
class ConsoleScreenSpec extends Specification {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream()
  private final ByteArrayOutputStream err = new ByteArrayOutputStream()

  private Console console(Tty tty = new Tty(true, true, true, false), String typed = '') {
    new Console(new ByteArrayInputStream(typed.getBytes(UTF_8)), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), tty, false)
  }

  def "a table has columns as wide as the screen shows them, and obeys nothing that stands in it"() {
    given:
    def lines = new ConsoleScreen(console()).table(['name', 'n'], [['客服', '1'], ['kefu', '\u001b[2J'], ['长' * 60, 'x']]).readLines()

    expect:
    lines[0] == 'name' + ' ' * 77 + 'n'
    lines[1] == '客服' + ' ' * 77 + '1'
    lines[2].endsWith('\\x1b[2J')
    lines[3] == '长' * 39 + '…' + '  x'
    Width.of(lines[3] - 'x') == 81
  }

  def "a question is asked beside the results, and the answer is read"() {
    expect:
    new ConsoleScreen(console(new Tty(true, true, true, false), 'WeHan\n')).ask('名？\u0007 ') == Optional.of('WeHan')
    err.toString(UTF_8) == '名？\\x07 '
    out.size() == 0
    new ConsoleScreen(console(Tty.NONE)).ask('名？') == Optional.empty()
  }

  @Unroll
  def "it shows how far it is: #line"() {
    when:
    new ConsoleScreen(console()).pass(new Progress(label, done, total, Duration.ofSeconds(8), false))

    then:
    err.toString(UTF_8) == "\r$line\u001b[K"

    where:
    label      | done | total || line
    'rows'     | 0    | 4     || '[          ] 0 %  rows  0 of 4, 8 s'
    'rows'     | 2    | 4     || '[█████     ] 50 %  rows  2 of 4, 8 s'
    ''         | 4    | 4     || '[██████████] 100 %  4 of 4, 8 s'
    ''         | 9    | 4     || '[██████████] 100 %  9 of 4, 8 s'
    '长' * 20  | 7    | 0     || '长' * 20 + '  7, 8 s'
    'a\u001b[' | 1    | 0     || 'a\\x1b[  1, 8 s'
  }

  def "what is printed meanwhile takes the moving line away first"() {
    given:
    def console = console()
    def screen = new ConsoleScreen(console)

    when:
    screen.pass(new Progress('', 1, 0, Duration.ZERO, false))
    new ScriptOut(console, console.out()).print('武汉')
    screen.pass(new Progress('', 2, 0, Duration.ZERO, false))
    screen.remark('note')
    screen.wipe()

    then:
    out.toString(UTF_8) == '武汉'
    err.toString(UTF_8) == '\r1, 0 s\u001b[K' + '\r\u001b[K' + '\r2, 0 s\u001b[K' + '\r\u001b[Knote\n'
  }
}
