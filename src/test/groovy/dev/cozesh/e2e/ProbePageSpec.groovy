package dev.cozesh.e2e

import dev.cozesh.dsl.CozeScript
import dev.cozesh.dsl.Vocabulary
import dev.cozesh.dsl.script.ScriptCompiler
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.verdict.Verdict
import dev.cozesh.shell.command.Option
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The page on the probe: what it shows is run, and what there is stands on it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProbePageSpec extends Specification {
  private static final String PAGE = 'docs/probe.md'
  private static final String TEXT = Files.readString(Path.of(PAGE))
  private static final String NOT_RUN = '// not run: '

  @TempDir Path directory

  @Unroll("#block")
  def "a transcript is what the commands print"() {
    given:
    def program = new Program(directory)
    program.copy('scripts')
    def launcher = program.write('cozesh', """\
        #!/bin/sh
        exec ${Installation.jvmLine()} dev.cozesh.Main "\$@"
        """.stripIndent())
    assert launcher.toFile().setExecutable(true)

    expect:
    Transcript.of(block.lines).every { step ->
      def ended = program.launch(['/bin/sh', '-c', step.command]).ended()
      assert Transcript.matches(step.expected, ended.out, ended.err): "$block: \$ $step.command\npromised\n${step.expected.join('\n')}\n$ended"
      true
    }

    where:
    block << Fenced.of(PAGE, TEXT, 'console')
  }

  @Unroll("#block")
  def "a script compiles, and is planned without an error"() {
    given:
    def program = new Program(directory)
    def script = program.write('page.groovy', block.text())

    when:
    new ScriptCompiler(CozeScript.classLoader, CozeScript.name).compile('page.groovy', "$block", block.text())
    def planned = block.lines[0].startsWith(NOT_RUN) ? null : program.here('plan', '--sandbox=memory', script.toString())

    then:
    planned == null || planned.exit == 0

    where:
    block << Fenced.of(PAGE, TEXT, 'groovy')
  }

  def "every option, word, verdict and way to end stands on the page"() {
    expect:
    Option.OF_PROBE*.spelling().findAll { !TEXT.contains(it) } == []
    Vocabulary.all().find { it.block() == 'probe' }.words()*.name().findAll { !(TEXT =~ /`[^`\n]*\b\Q$it\E\b[^`\n]*`/) } == []
    Verdict.values()*.word().findAll { !TEXT.contains("| `$it` |") } == []
    ProbeReport.Stop.Kind.values().size() == 5
  }
}
