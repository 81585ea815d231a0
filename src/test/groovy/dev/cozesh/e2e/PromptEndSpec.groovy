package dev.cozesh.e2e

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** How a session ends: by the user, by a signal, in the middle of its work; and how it is put aside. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptEndSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  def "Ctrl-D on an empty line leaves with exit 0, on a line with text it deletes"() {
    given:
    def prompt = AtPrompt.started(directory, coze)

    when:
    prompt.type('6*77')
    prompt.await { it.endsWith('6*77') }
    prompt.key('Left', 'C-d')
    prompt.await { it.endsWith('6*7') }

    then:
    prompt.answer('') == '42'

    when:
    prompt.key('C-d')

    then:
    prompt.exit() == 0

    cleanup:
    prompt.close()
  }

  def "/exit leaves with exit 0, and whatever ends a session, nothing of the terminal's stays in the system's directory"() {
    given:
    def prompt = AtPrompt.started(directory, coze)
    def mapped = new File("/proc/${prompt.process().pid()}/maps")

    expect:
    !mapped.exists() || mapped.readLines().findAll { it.contains('jlinenative') }.every { it.contains('/.cache/cozesh/jline-') }

    when:
    prompt.enter('/exit')

    then:
    prompt.exit() == 0

    cleanup:
    prompt.close()
  }

  def "Ctrl-D asks when a plan waits, and applies nothing"() {
    given:
    def prompt = AtPrompt.started(directory, coze)
    prompt.declare('bot("x") { prompt "x" }')
    prompt.answer('n')

    when:
    prompt.key('C-d')
    prompt.await { it.endsWith('1 declaration waits to be applied; leave without? [y/N]') }
    def printed = prompt.answer('n')

    then:
    printed.endsWith('leave without? [y/N] n')
    prompt.alive

    when:
    prompt.key('C-d')
    prompt.await { it.endsWith('leave without? [y/N]') }
    prompt.enter('y')

    then:
    prompt.exit() == 0
    coze.writes() == 0

    cleanup:
    prompt.close()
  }

  @Unroll("SIG#signal")
  def "a prompt that is ended in the middle of an apply leaves what the next one finishes with one bot"() {
    given:
    def first = AtPrompt.started(directory, coze)
    first.declare('bot("WeHan") { prompt "x"; publish to: ["api"] }')
    def process = first.process()
    boolean ended = false
    coze.sandbox.onCommitted {
      if (it.route() == 'POST /v1/bot/create' && !ended) {
        ended = true
        assert new ProcessBuilder('kill', "-$signal", "${process.pid()}").start().waitFor() == 0
      }
    }

    when:
    first.enter('y')
    first.await { !first.alive }

    then:
    coze.sandbox.requests('POST /v1/bot/create') == 1

    when:
    def second = AtPrompt.started(directory, coze)
    second.declare('bot("WeHan") { prompt "x"; publish to: ["api"] }')
    second.answer('y')

    then:
    coze.sandbox.requests('POST /v1/bot/create') == 1
    coze.published()*.name()*.get() == ['WeHan']

    cleanup:
    first.close()
    second?.close()

    where:
    signal << ['KILL', 'TERM', 'HUP']
  }

  @Unroll("SIG#signal")
  def "a signal at the prompt ends the session and gives the terminal back as it was"() {
    given:
    def program = new Program(directory.resolve('我的 项目'), coze.access())
    def shell = new Tmux(100, 30, program.directory, program.variables() + [PS1: '$ '], ['sh', '-i'])
    def line = AtPrompt.command([]).collect { "'$it'" }.join(' ')
    shell.await { it.endsWith('$') }
    shell.type("$line; echo exit \$?; stty -a")
    shell.key('Enter')
    shell.await { it.readLines().last() ==~ AtPrompt.PROMPT }
    def child = shell.process().descendants().toList().last()

    when:
    assert new ProcessBuilder('kill', "-$signal", "${child.pid()}").start().waitFor() == 0
    shell.await { it.readLines().last() == '$' && it.contains('icanon') }

    then:
    shell.screen() =~ /exit 130/
    shell.screen() =~ /[^-]icanon/
    shell.screen() =~ /[^-]echo /

    cleanup:
    shell.close()

    where:
    signal << ['TERM', 'HUP']
  }

  def "Ctrl-Z puts the session aside, and fg takes it up with the line half typed"() {
    given:
    def program = new Program(directory.resolve('我的 项目'), coze.access())
    def shell = new Tmux(100, 30, program.directory, program.variables() + [PS1: '$ '], ['sh', '-i'])
    shell.await { it.endsWith('$') }
    shell.type(AtPrompt.command([]).collect { "'$it'" }.join(' '))
    shell.key('Enter')
    shell.await { it.readLines().last() ==~ AtPrompt.PROMPT }
    shell.type('"半句')
    shell.await { it.endsWith('"半句') }

    when:
    shell.key('C-z')
    shell.await { it.readLines().last() == '$' }
    shell.type('echo outside')
    shell.key('Enter')
    shell.await { it =~ /(?m)^outside$/ }
    shell.type('fg')
    shell.key('Enter')
    shell.await { it.readLines().last().endsWith('"半句') && it.readLines().last().startsWith('cozesh[') }
    shell.type('话"')
    shell.key('Enter')

    then:
    shell.await { it =~ /(?m)^半句话$/ }

    cleanup:
    shell.close()
  }

  def "two prompts in one directory do not disturb each other"() {
    given:
    def first = AtPrompt.started(directory, coze)
    def second = AtPrompt.started(directory, coze)

    when:
    [first, second].eachWithIndex { prompt, n ->
      prompt.declare("bot('$n') { prompt 'x' }")
      prompt.answer('y')
    }

    then:
    coze.drafts().size() == 2
    first.answer('6*7') == '42'
    second.answer('6*7') == '42'

    cleanup:
    first?.close()
    second?.close()
  }
}
