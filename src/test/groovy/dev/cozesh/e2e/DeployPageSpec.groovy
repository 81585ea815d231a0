package dev.cozesh.e2e

import dev.cozesh.dsl.CozeScript
import dev.cozesh.dsl.script.ScriptCompiler
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The page on deployment: what it shows is run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeployPageSpec extends Specification {
  private static final String PAGE = 'docs/deploy.md'
  private static final String TEXT = Files.readString(Path.of(PAGE))

  /** The script that the page's transcripts are about. */
  private static final String SCRIPT = '''\
def jobs = knowledge("Jobs") { description "open positions" }
bot("WeHan") {
    prompt "You help graduates."
    knows jobs
    publish to: ["api"]
}
'''

  /** What the page's scripts name. */
  private static final Map<String, String> FILES = [
    'policies.md': '# 政策', 'guide.pdf': '%PDF-1.7', 'knowledge_docs/rules.md': '# 规则', 'map.png': 'pixels',
    'jobs.csv': 'title,salaryMin,薪资\n前端,9000,14000\n',
  ]

  @TempDir Path directory

  @Unroll("#block")
  def "a transcript is what the commands print"() {
    given:
    def program = new Program(directory)
    program.write('deploy.groovy', SCRIPT)
    def launcher = program.write('bin/cozesh', """\
        #!/bin/sh
        exec ${Installation.jvmLine()} dev.cozesh.Main "\$@"
        """.stripIndent())
    assert launcher.toFile().setExecutable(true)

    expect:
    Transcript.of(block.lines).every { step ->
      def ended = program.launch(['/bin/sh', '-c', "PATH=\"\$PWD/bin:\$PATH\"; $step.command".toString()]).ended()
      assert Transcript.matches(step.expected, ended.out, ended.err): "$block: \$ $step.command\npromised\n${step.expected.join('\n')}\n$ended"
      true
    }

    where:
    block << Fenced.of(PAGE, TEXT, 'console')
  }

  @Unroll("#block")
  def "a script compiles, is planned without an error, and has no fault"() {
    given:
    def program = new Program(directory)
    def script = program.write('page.groovy', block.text())
    FILES.each { name, text -> program.write(name, text) }
    Files.write(Path.of(program.path('旧政策.txt')), '落户与租房'.getBytes('GBK'))
    new ScriptCompiler(CozeScript.classLoader, CozeScript.name).compile('page.groovy', "$block", block.text())

    expect:
    program.here('plan', '--sandbox=memory', script.toString()).exit == 0
    program.here('check', script.toString()).exit == 0

    where:
    block << Fenced.of(PAGE, TEXT, 'groovy')
  }
}
