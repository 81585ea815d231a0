package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What the page on deployments shows of environments is done, in the order of the page. */
class EnvironmentsPageSpec extends Specification {
  private static final String PAGE = 'docs/deploy.md'

  @TempDir Path directory

  def "configuration, script and transcripts belong together"() {
    given:
    def section = Files.readString(Path.of(PAGE)).split(/(?m)^(?=## )/).find { it.startsWith('## Environments\n') }
    def program = new Program(directory)
    def launcher = program.write('cozesh', """\
        #!/bin/sh
        exec ${Installation.jvmLine()} dev.cozesh.Main "\$@"
        """.stripIndent())
    assert launcher.toFile().setExecutable(true)
    program.write('.cozesh/config.json', Fenced.of(PAGE, section, 'json')[0].text())
    program.write('deploy.groovy', Fenced.of(PAGE, section, 'groovy')[0].text())
    def steps = Fenced.of(PAGE, section, 'text').collectMany { Transcript.of(it.lines) }

    expect:
    steps.size() == 6
    steps.each { step ->
      def ended = program.launch(['/bin/sh', '-c', step.command]).ended()
      assert Transcript.matches(step.expected, ended.out, ended.err): "\$ $step.command\npromised\n${step.expected.join('\n')}\n$ended"
    }
  }
}
