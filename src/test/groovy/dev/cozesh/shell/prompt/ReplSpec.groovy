package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.config.Environment
import dev.cozesh.dsl.Dialogue
import dev.cozesh.dsl.RecordingHost
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.SystemTime
import dev.cozesh.shell.builtin.CrashFile
import dev.cozesh.shell.builtin.NotAppliedException
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import dev.cozesh.shell.slash.EditCommand
import dev.cozesh.shell.slash.ExitCommand
import dev.cozesh.shell.slash.ListCommand
import dev.cozesh.shell.slash.OpenCommand
import dev.cozesh.shell.slash.ResetCommand
import dev.cozesh.shell.slash.SaveCommand
import dev.cozesh.shell.slash.SlashTable
import dev.cozesh.shell.slash.Transcript
import dev.cozesh.shell.slash.VarsCommand
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import java.util.function.Supplier
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The loop, on a script of what a user types; without a server and without a terminal. */
@Timeout(120)
class ReplSpec extends Specification {
  @TempDir Path home

  def host = new RecordingHost()
  def bytes = new ByteArrayOutputStream()
  def typed = new Typed()
  def transcript = new Transcript()
  Console console
  Dialogue dialogue
  Breaking breaking
  Repl repl
  Closure<Repl> made

  def setup() {
    def stream = new PrintStream(bytes, true, UTF_8)
    console = new Console(InputStream.nullInputStream(), stream, stream, new Tty(true, true, true), false).asking(typed)
    dialogue = new Dialogue(host, home)
    breaking = new Breaking({ }, { })
    def evaluation = new Evaluation(dialogue, host, console, { console.print(it as String) }, transcript)
    def environment = new Environment([:], home, home)
    SlashTable table = null
    def session = new Repl.Session(
        dialogue, new Dispatcher({ table }, evaluation, console), breaking,
        new Watch(new UnderWay(), new FanOut({ 0 }, { true }), new SystemTime(), { false }),
        transcript, new CrashFile(home.resolve('crashes'), { Instant.EPOCH } as InstantSource), { Optional.empty() })
    made = { new Repl(typed, console, session) }
    table = new SlashTable([
      new ListCommand(transcript), new VarsCommand(dialogue), new SaveCommand(transcript, environment),
      new OpenCommand(evaluation, environment), new EditCommand(transcript, { it.replace('1', '7') }, evaluation),
      new ResetCommand({ dialogue.reset() }), new ExitCommand({ repl.leave() })
    ])
  }

  /** What is printed for these inputs, by a loop of its own in the same session. */
  private String said(Object... inputs) {
    bytes.reset()
    typed.inputs.addAll(inputs as List)
    repl = made()
    repl.run({ 'cozesh> ' } as Supplier)
    bytes.toString(UTF_8)
  }

  def "reads, runs and prints until Ctrl-D"() {
    expect:
    said('6*7', 'def n = 2', '   ', 'n + 1') == '42\n3\n'
    typed.prompts == ['cozesh> '] * 5
    transcript.entries()*.text() == ['6*7', 'def n = 2', 'n + 1']
  }

  def "Ctrl-C drops the line, and on an empty one tells how to leave"() {
    expect:
    said(new LineSource.Input.Dropped('half a li'), new LineSource.Input.Dropped(' '), '1') == 'Ctrl-D or /exit leaves\n1\n'
    transcript.entries()*.text() == ['1']
  }

  def "/exit leaves, and what was typed behind it is not run"() {
    expect:
    said('/exit', '1') == ''
    typed.inputs == ['1']
  }

  def "a failure is told and remembered, and the next line runs"() {
    expect:
    said('nosuch', '_e.message', '6*7') == "[1]:1:1: unknown name nosuch\n[1]:1:1: unknown name nosuch\n42\n"
    repl.failure().get().what() == '[1]:1:1: unknown name nosuch'
    transcript.entries()*.failed() == [true, false, false]
  }

  def "a failure nobody foresaw becomes one line and a file"() {
    given:
    dialogue.put('bug', { throw new StackOverflowError() })
    host.refusal = new IllegalArgumentException('secret')

    when:
    def text = said('bot("x") { prompt "y" }', '6*7')

    then:
    text ==~ /cozesh stumbled: IllegalArgumentException; details in .*crashes.*\n42\n/
    !text.contains('secret')
    Files.list(home.resolve('crashes')).withCloseable { it.count() } == 1
  }

  def "a plan that is refused waits; other lines do not ask again, a declaration does"() {
    given:
    host.refusal = new NotAppliedException('not applied', '', '')

    when:
    def text = said('bot("x") { prompt "y" }', '6*7', 'bot("x") { prompt "y" }')

    then:
    text == 'not applied; `/apply` does it later, `/reset` forgets it\n42\nnot applied; `/apply` does it later, `/reset` forgets it\n'
    dialogue.pending().resources().size() == 1
  }

  @Unroll("#answers: left behind #reads reads")
  def "who leaves while something waits is asked, and a second Ctrl-D is an answer"() {
    given:
    host.refusal = new NotAppliedException('not applied', '', '')
    typed.answers.addAll(answers)

    when:
    said('bot("x") { prompt "y" }')

    then:
    typed.questions.unique(false) == ['1 declaration waits to be applied; leave without? [y/N] ']
    typed.prompts.size() == reads

    where:
    answers     || reads
    ['y']       || 2
    []          || 2
    ['n', 'y']  || 3
    ['', 'Yes'] || 3
  }

  def "in dry mode a declaration is only planned"() {
    given:
    host.planning = true

    when:
    said('bot("x") { prompt "y" }', '6*7')

    then:
    host.planned.size() == 1
    host.applied == []
  }

  def "what a line leaves behind without a line break ends before the next prompt"() {
    given:
    dialogue.put('half', { console.out().print('abc'); throw new IllegalStateException('x') })
    dialogue.put('other', { console.err().print('de\nf') })

    expect:
    said('half()', 'other(); 1') == 'abc\n[1]:1: IllegalStateException: x\nde\nf1\n'
    said('def none = other()', '2') == 'de\nf\n2\n'
  }

  def "a line that is stopped says so, with what was called off and why"() {
    given:
    dialogue.put('stopping', {
      typed.stop.run()
      throw new CozeInterruptedException('cancelled', 'the server may go on', '')
    })
    dialogue.put('failing', {
      typed.stop.run()
      throw new CozeUsageException('a consequence', '', '')
    })

    expect:
    said('stopping()') == 'stopped\n  the server may go on\n'
    said('failing()') == 'stopped\n'
    said('throw new RuntimeException("later")').contains('later')
  }

  def "a line that begins with a dot goes on with the last value"() {
    expect:
    said('"abc"', '.size()', '?.toString()', '.5') == "abc\n3\n3\n0.5\n"
  }

  def "a block runs statement by statement and says how far it came"() {
    expect:
    said('a = 1\na + 1\nnosuch\n"never"') == "2\n[1]:3:1: unknown name nosuch\n2 of 4 statements ran; stopped at the one in line 3\n"
  }

  def "/list numbers what was typed, marks what failed, and finds words"() {
    given:
    said('1', 'nosuch', 'def f() {\n  2\n}')

    expect:
    said('/list') == '1   1\n2 ! nosuch\n3   def f() {\n      2\n    }\n'
    said('/list such') == '2 ! nosuch\n'
  }

  def "/save writes what worked, asks before it replaces a file, and /open runs it again"() {
    given:
    said('def n = 1', 'nosuch', 'n + 1', '/list')

    expect:
    said('/save s.groovy') == 'wrote s.groovy: 2 inputs\n'
    Files.readString(home.resolve('s.groovy')) == 'def n = 1\nn + 1\n'
    said('/save s.groovy') == 's.groovy holds 2 inputs already\n'
    said('n * 3', '/save s.groovy').contains('not written: s.groovy stays as it is')
    typed.questions == ['s.groovy is there already; replace it? [y/N] ']
    said('/reset', 'n').contains('unknown name n')
    said('/open s.groovy', 'n') == '2\n1\n'
    said('/open missing.groovy').contains('there is no script')
    said('/save').contains('/save does not say where to')
  }

  def "/edit takes an input up again and runs what comes out; what stays as it was does not run"() {
    given:
    said('"a" + 1', '"b" + 2', '/list')

    expect:
    said('/edit 1') == 'a7\n'
    said('/edit 2') == 'unchanged, and not run\n'
    said('/edit 3').contains('input 3 is a command')
    said('/edit 99').contains('there is no input 99')
    said('/edit').contains('unchanged')
  }

  def "/vars lists what there is without asking anybody"() {
    given:
    def asked = 0
    dialogue.put('lazy', [iterator: { asked++; [].iterator() }] as Iterable)

    expect:
    said('/reset') == 'the session is empty\n'
    said('/vars') == 'nothing is defined yet\n'

    when:
    said('int n = 5', 'def twice(v) { v * 2 }', 'import java.time.Duration', 's = "名"')
    dialogue.put('lazy', [iterator: { asked++; [].iterator() }] as Iterable)
    def text = said('/vars')

    then:
    text =~ /(?m)^n +int +5$/
    text =~ /(?m)^s +String +"名"$/
    text.contains('twice')
    text.contains('java.time.Duration')
    asked == 0
  }
}
