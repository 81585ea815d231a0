package dev.cozesh.shell

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InterruptionSpec extends Specification {
  def "a first signal says at once that it waits, and lets the work stop by itself"() {
    given:
    def process = start('heeds')
    def lines = process.inputReader()
    lines.readLine()

    when:
    signal(process, 'INT')

    then:
    lines.readLines().sort() == ['stopped by itself', 'stopping']
    process.waitFor() == 130
  }

  def "a second signal ends the process at once, with its last words"() {
    given:
    def process = start('deaf')
    def lines = process.inputReader()
    lines.readLine()

    when:
    signal(process, first)

    then:
    lines.readLine() == 'stopping'

    when:
    signal(process, second)

    then:
    process.waitFor() == 130
    lines.readLines() == ['last words in flight']

    where:
    first  | second
    'INT'  | 'INT'
    'TERM' | 'INT'
    'INT'  | 'TERM'
  }

  private static void signal(Process process, String name) {
    assert new ProcessBuilder('kill', "-$name", "${process.pid()}").start().waitFor() == 0
  }

  private static Process start(String behaviour) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    new ProcessBuilder(java, '-cp', System.getProperty('java.class.path'), 'dev.cozesh.shell.PatientWork', behaviour).start()
  }
}
