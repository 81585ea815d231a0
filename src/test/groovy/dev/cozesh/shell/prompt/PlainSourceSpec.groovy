package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Lines that the system edits: what Ctrl-C drops, and that nothing is drawn over. */
@Timeout(60)
class PlainSourceSpec extends Specification {
  @TempDir
  Path home

  def typed = new PipedOutputStream()
  def shown = new ByteArrayOutputStream()
  def interrupts = new Pressed()
  def stopped = 0
  PlainSource source

  def setup() {
    def stream = new PrintStream(shown, true, UTF_8)
    def console = new Console(new PipedInputStream(typed), stream, stream, new Tty(true, true, true, true), false)
    source = new PlainSource(console, new PromptHistory(home.resolve('history'), { [] as Set }, { throw new AssertionError(it as Object) }), interrupts)
    source.onInterrupt { stopped++ }
  }

  def "an unfinished input is continued, and what is missing is said"() {
    given:
    def input = begun { source.read('cozesh> ') }

    when:
    enter('[1,')
    awaitShown('... ]> ')
    enter('"二"]')

    then:
    input.get() == new LineSource.Input.Text('[1,\n"二"]')
    shown() == 'cozesh> ... ]> '
  }

  def "Ctrl-C drops every line of an input, and tells how to leave when there was none"() {
    given:
    def input = begun { source.read('cozesh> ') }

    when:
    enter('[1,')
    awaitShown('... ]> ')
    interrupts.press()
    enter('6*7')

    then:
    input.get() == new LineSource.Input.Text('6*7')
    shown() == 'cozesh> ... ]> \ncozesh> '

    when:
    input = begun { source.read('cozesh> ') }
    awaitShown('cozesh> ', 3)
    interrupts.press()
    enter('1')

    then:
    input.get() == new LineSource.Input.Text('1')
    shown().endsWith('cozesh> \nCtrl-D or /exit leaves\ncozesh> ')
    stopped == 0
  }

  def "Ctrl-C is no answer, and the next line is for whoever reads next"() {
    given:
    def answer = begun { source.ask('apply? ') }
    awaitShown('apply? ')

    when:
    interrupts.press()

    then:
    answer.get(30, TimeUnit.SECONDS) == Optional.empty()

    when:
    def input = begun { source.read('cozesh> ') }
    enter('6*7')

    then:
    input.get() == new LineSource.Input.Text('6*7')
  }

  def "a thread that waits for an answer can be interrupted"() {
    given:
    def failure = new CompletableFuture<Throwable>()
    def thread = Thread.start {
      try {
        source.ask('apply? ')
      } catch (CozeInterruptedException e) {
        failure.complete(e)
      }
    }
    awaitShown('apply? ')

    when:
    thread.interrupt()

    then:
    failure.get(30, TimeUnit.SECONDS)
  }

  def "Ctrl-C while nothing is read stops what runs"() {
    when:
    interrupts.press()

    then:
    stopped == 1
  }

  def "the end of the input is the end"() {
    when:
    typed.close()

    then:
    source.read('cozesh> ') == new LineSource.Input.End()
    source.ask('sure? ') == Optional.empty()
  }

  private static <T> CompletableFuture<T> begun(Closure<T> work) {
    CompletableFuture.supplyAsync(work)
  }

  private void enter(String line) {
    typed.write((line + '\n').getBytes(UTF_8))
    typed.flush()
  }

  private void awaitShown(String text, int times = 1) {
    while (shown().count(text) < times) {
      sleep(5) // the specification's timeout ends it
    }
  }

  private String shown() {
    shown.toString(UTF_8)
  }

  static class Pressed implements PlainSource.Interrupts {
    private Runnable work

    void press() {
      work.run()
    }

    @Override
    void mean(Runnable work) {
      this.work = work
    }

    @Override
    void meanNothing() {
      work = null
    }
  }
}
