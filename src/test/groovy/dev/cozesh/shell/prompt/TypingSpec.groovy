package dev.cozesh.shell.prompt

import static dev.cozesh.shell.prompt.TypedKeys.CTRL_R
import static dev.cozesh.shell.prompt.TypedKeys.ENTER
import static dev.cozesh.shell.prompt.TypedKeys.UP
import static dev.cozesh.shell.prompt.TypedKeys.paste

import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TypingSpec extends Specification {
  @TempDir Path home

  def "an unfinished line goes on behind a prompt that names what is missing"() {
    given:
    def keys = typed("bot \"客服\" <${ENTER}prompt \"\"\"a${ENTER}b\"\"\"$ENTER>$ENTER")

    expect:
    keys.line() == 'bot "客服" <\nprompt """a\nb"""\n>'
    keys.drawn().contains('… >> ')
    keys.drawn().contains('… """>> ')
  }

  def "a blank line submits what is unfinished; backslashes and exclamation marks stay"() {
    expect:
    typed("foo(1,$ENTER$ENTER").line() == 'foo(1,\n'
    typed("x = ~/a\\d/ + !!b$ENTER").line() == 'x = ~/a\\d/ + !!b'
    typed("~/it's/$ENTER").line() == "~/it's/"
    typed("x = 'a b' + \"😀\"$ENTER").line() == "x = 'a b' + \"😀\""
  }

  def "C-r finds a Chinese text, as it is typed, in an entry of several lines too"() {
    given:
    history('a = 1', 'bot("客服机器人") {\n  prompt "你好"\n}', 'b = 2')

    expect:
    typed("${CTRL_R}客服$ENTER").line() == 'bot("客服机器人") {\n  prompt "你好"\n}'
    typed("${CTRL_R}你好$ENTER").line() == 'bot("客服机器人") {\n  prompt "你好"\n}'
    typed("${CTRL_R}a = $ENTER").line() == 'a = 1'
  }

  def "an entry of several lines is recalled as one, and what was typed before is one step further"() {
    given:
    history('a = 1', 'foo(1,\n  2)')

    expect:
    typed("$UP$ENTER").line() == 'foo(1,\n  2)'
    typed("$UP$UP$UP$ENTER").line() == 'a = 1'
  }

  def "what was entered is there for the next session, masked"() {
    given:
    def keys = typed("x = 'pat_test_12345678'${ENTER}foo($ENTER\"sat_test_12345678\")$ENTER")

    when:
    def lines = [keys.line(), keys.line()]

    then:
    lines == ["x = 'pat_test_12345678'", 'foo(\n"sat_test_12345678")']
    typed("$UP$ENTER").line() == 'foo(\n"sat_***")'
    !home.resolve('history').toFile().text.contains('12345678')
  }

  def "a paste goes into the buffer as one, is not run, and does not double the line breaks of Windows"() {
    given:
    def keys = typed(paste('cozesh> foo(\r\n… )> 1)\r\n') + ' + 1' + ENTER + 'next' + ENTER)

    expect:
    keys.line() == 'foo(\n1) + 1'
    keys.line() == 'next'
  }

  def "two texts pasted at once come one behind the other"() {
    expect:
    typed(paste('a\n') + paste('客 = "😀"') + ENTER).line() == 'a客 = "😀"'
  }

  def "a long paste is quickly in the buffer, every character of it"() {
    given:
    def text = (1..400).collect { "bot(\"客服😀$it\") { prompt \"a \${$it + 1} b\"; knows [1, 2] }" }.join('\n')
    def keys = typed(paste(text) + ENTER)

    when:
    def start = System.nanoTime()
    def line = keys.line()
    def millis = (System.nanoTime() - start).intdiv(1_000_000)

    then:
    text.length() > 20_000
    line == text
    millis < 10_000
  }

  private TypedKeys typed(String keys) {
    new TypedKeys(home, keys)
  }

  private void history(String... lines) {
    def history = typed('').history
    lines.each { history.add(Instant.EPOCH, it) }
  }
}
