package dev.cozesh.e2e

import dev.cozesh.dsl.CozeScript
import dev.cozesh.dsl.script.ScriptCompiler
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Every Groovy block of the pages for users is planned, every transcript is run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReadmeSpec extends Specification {
  private static final List<String> PAGES = ['README.md', 'README.zh-CN.md']
  /** First line of a block that needs what no sandbox has; the reason follows. */
  private static final String NOT_RUN = '// not run: '

  @TempDir Path directory

  @Unroll("#page")
  def "a page for users shows scripts and transcripts"() {
    expect:
    blocks('groovy').any { it.page == page && !it.lines[0].startsWith(NOT_RUN) }
    blocks('console').any { it.page == page }

    where:
    page << PAGES
  }

  @Unroll("#block")
  def "a script on a page compiles, and is planned without an error"() {
    given:
    def program = new Program(directory)
    program.copy('scripts/wehan')
    // Beside the team's files, which the examples name.
    def script = program.write('scripts/wehan/page.groovy', block.text())

    when:
    new ScriptCompiler(CozeScript.classLoader, CozeScript.name).compile('page.groovy', "$block", block.text())
    def planned = block.lines[0].startsWith(NOT_RUN) ? null : program.here('plan', '--sandbox=memory', script.toString())

    then:
    planned == null || planned.exit == 0

    where:
    block << orNone(blocks('groovy'))
  }

  @Unroll("#block")
  def "a script on a page that goes on after its deployment is applied, and comes to its end"() {
    given:
    def program = new Program(directory)
    def script = program.write('page.groovy', block.text())

    when:
    def applied = program.here('--sandbox=memory', '--yes', script.toString())

    then:
    applied.exit == 0
    !applied.out.isEmpty()

    where:
    block << blocks('groovy').findAll { it.text().contains('afterApply {') }
  }

  @Unroll("#block")
  def "a transcript on a page is what the commands print"() {
    given:
    def program = new Program(directory)
    program.copy('scripts')
    installed(program)
    def exit = 0

    expect:
    Transcript.of(block.lines).every { step ->
      // The subshell hands $? on, as it would be at a prompt.
      def ended = program.launch(['/bin/sh', '-c', "(exit $exit)\n$step.command"]).ended()
      exit = ended.exit
      assert Transcript.matches(step.expected, ended.out, ended.err): "$block: \$ $step.command\npromised\n${step.expected.join('\n')}\n$ended"
      true
    }

    where:
    block << orNone(blocks('console').findAll { !PromptTranscript.isAtPrompt(it.lines) })
  }

  @Unroll("#block")
  def "a transcript of the prompt is what stands on the screen"() {
    given:
    def shell = new AtShell(directory)

    expect:
    PromptTranscript.of(block.lines).every { step ->
      def screen = shell.done(step)
      assert step.matches(screen): "$block promises\n$step\nand on the screen stands\n${screen.join('\n')}"
      true
    }

    cleanup:
    shell.close()

    where:
    block << blocks('console').findAll { PromptTranscript.isAtPrompt(it.lines) }
  }

  /** Puts `./cozesh` into the directory; it runs the classes under test. */
  private static void installed(Program program) {
    def launcher = program.write('cozesh', """\
        #!/bin/sh
        exec ${Installation.jvmLine()} dev.cozesh.Main "\$@"
        """.stripIndent())
    assert launcher.toFile().setExecutable(true)
  }

  private static List<Fenced> blocks(String language) {
    PAGES.collect { Path.of(it) }.findAll { Files.exists(it) }
        .collectMany { Fenced.of(it.toString(), Files.readString(it), language) }
  }

  /** A table needs a row; that there are blocks at all is asked above. */
  private static List<Fenced> orNone(List<Fenced> blocks) {
    blocks ?: [new Fenced(page: 'no page', line: 0, lines: ["${NOT_RUN}there is none"])]
  }
}
