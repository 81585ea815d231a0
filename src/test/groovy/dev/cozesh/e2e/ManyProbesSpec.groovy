package dev.cozesh.e2e

import dev.cozesh.probe.Guesses
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A long list of guesses, as a team collects it. */
@Timeout(180)
class ManyProbesSpec extends Specification {
  private static final String HEAP = '-Xmx100m'

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  def "1,000 variants are decided, kept and reported with 100 MB of heap"() {
    given:
    def program = new Program(directory, coze.access())
    def list = Guesses.file(directory, 1_000, 7L)

    when:
    def run = program.start([HEAP], 'probe', list.toString(), '--json', '--html', 'report.html', '--ledger', 'run.jsonl',
        '--workers', '8', '--rate', '0', '--budget', '6000', '--yes').ended()

    then:
    run.exit == 0
    def attempts = run.json().path('attempts')
    attempts.size() == 1_000
    attempts.findAll { it.path('verdict').textValue() in ['unknown', 'undecidable'] }*.path('path')*.textValue() == []
    def existing = attempts.findAll { it.path('exists').booleanValue() }
    existing.every { it.path('documented').isTextual() }
    existing.size() == attempts.count { it.path('documented').isTextual() }

    and: 'both files hold every row'
    Files.readString(program.directory.resolve('report.html')).contains('1,000')
    Files.lines(program.directory.resolve('run.jsonl')).withCloseable { lines ->
      lines.filter { it.startsWith('{"kind":"finding"') }.count() == 1_000
    }
  }
}
