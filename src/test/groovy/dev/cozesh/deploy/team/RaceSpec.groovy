package dev.cozesh.deploy.team

import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Two processes at once, a hundred rounds: one writer each time. */
class RaceSpec extends Specification {
  private static final int ROUNDS = 100
  private static final List<String> PLACES = ['files'] + (PostgresServer.isInstalled() ? ['database'] : [])

  @TempDir Path directory

  @Unroll("#place")
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  def "of two processes that want a target at once one gets it, in each of a hundred rounds"() {
    given:
    def args = place == 'files' ? ['files', directory] : database()
    def racers = (1..2).collect { started(args) }
    racers.each { assert it.heard() == 'ready' }
    def writers = [0, 0]

    when:
    def rounds = (1..ROUNDS).collect {
      racers.each { it.tell('go') }
      def said = racers*.heard()
      racers.each { it.tell('end') }
      assert racers*.heard() == ['ended', 'ended']
      said.eachWithIndex { word, n -> writers[n] += word == 'won' ? 1 : 0 }
      said.sort()
    }
    println "race on $place: $ROUNDS rounds, writers $writers"

    then:
    rounds.every { it == ['refused', 'won'] }
    writers.sum() == ROUNDS

    and: 'each of them has saved once, on what the one before it saved'
    backend(args).load(RacingProcess.TARGET).serial() == ROUNDS

    cleanup:
    racers*.process*.destroyForcibly()

    where:
    place << PLACES
  }

  private static List<?> database() {
    def server = PostgresServer.running()
    ['database', server.port, server.fresh().schema(), PostgresServer.PASSWORD]
  }

  private static backend(List<?> args) {
    args[0] == 'files' ? new LocalBackend(args[1] as Path, [:], new LocalDisk(), Clock.systemUTC())
        : PostgresServer.running().with { it.backend(it.address(args[2] as String)) }
  }

  private static class Racer {
    Process process
    Writer to
    BufferedReader from

    void tell(String word) {
      to.write(word + '\n')
      to.flush()
    }

    String heard() {
      from.readLine()
    }
  }

  private static Racer started(List<?> args) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
    def command = [java, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', System.getProperty('java.class.path'), RacingProcess.name] + args
    def process = new ProcessBuilder(command*.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    new Racer(process: process, to: process.outputStream.newWriter('UTF-8'), from: process.inputStream.newReader('UTF-8'))
  }
}
