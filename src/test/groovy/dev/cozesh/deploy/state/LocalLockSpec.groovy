package dev.cozesh.deploy.state

import dev.cozesh.deploy.MovableClock
import dev.cozesh.deploy.plan.Target
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeStateException
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class LocalLockSpec extends Specification {
  static final TARGET = new Target('sandbox', '7390000000000000001', 'WeHan')
  @TempDir Path directory
  def clock = new MovableClock()

  def "a living holder keeps others out, and is named"() {
    given:
    def held = acquire([USER: 'alice', CI_JOB_URL: 'https://ci.example/17'])

    when:
    acquire()

    then:
    def locked = thrown(CozeLockedException)
    locked.what().contains('alice')
    locked.what().contains('https://ci.example/17')
    locked.what().contains('`cozesh apply deploy.groovy`')
    locked.what().contains('since 2026-11-21T08:00:00Z')
    locked.what().contains('renewed 0 s ago')
    locked.next().contains("`cozesh unlock ${recordedId()}`")

    when:
    held.close()
    acquire().close()

    then:
    noExceptionThrown()
    !Files.exists(file())
  }

  def "D15: a holder whose process is dead is replaced at once"() {
    given:
    acquire()
    rewrite { it.put('pid', deadPid()) }

    when:
    def mine = acquire()

    then:
    recordedPid() == ProcessHandle.current().pid()

    cleanup:
    mine.close()
  }

  def "another process that got the same number is not the holder"() {
    given:
    acquire()
    rewrite { it.put('process_start', '2001-01-01T00:00:00Z') }

    when:
    def mine = acquire()

    then:
    mine.requireHeld() == null

    cleanup:
    mine.close()
  }

  def "D15, D16: a silent holder of another machine is replaced after its lease, and stops at the fence"() {
    given:
    def frozen = acquire()
    rewrite { it.put('host', 'elsewhere') }

    when:
    clock.sleep(Duration.ofSeconds(59))
    acquire()

    then:
    thrown(CozeLockedException)

    when:
    clock.sleep(Duration.ofSeconds(2))
    def mine = acquire()
    mine.requireHeld()
    frozen.requireHeld()

    then:
    def fenced = thrown(CozeLockedException)
    fenced.what().contains('lost to another run: `cozesh apply deploy.groovy`')

    when:
    frozen.close()

    then: 'the loser does not take the winner\'s lock away'
    mine.requireHeld() == null
  }

  def "a beat and an end after the directory was taken away make nothing anew"() {
    given:
    def held = acquire()
    def before = recordedRenewal()
    clock.sleep(Duration.ofSeconds(15))
    held.renew()
    def after = recordedRenewal()

    when:
    directory.toFile().deleteDir()
    held.renew()
    held.close()

    then:
    after != before
    !Files.exists(directory)
  }

  def "of many that try at once one gets it"() {
    when:
    def got =
        (1..8).toList().parallelStream().map {
          try {
            acquire()
            1
          } catch (CozeLockedException ignored) {
            0
          }
        }.toList().sum()

    then:
    got == 1
  }

  def "a damaged lock is an error, not a free one"() {
    given:
    Files.createDirectories(directory)
    Files.writeString(file(), 'not json')

    when:
    acquire()

    then:
    def damaged = thrown(CozeStateException)
    damaged.what().contains(file().toString())
  }

  private LocalLock acquire(Map<String, String> environment = [USER: 'tester']) {
    LocalLock.acquire(file(), LockRecord.ofThisProcess(TARGET.key(), environment, 'cozesh apply deploy.groovy', clock.instant()), new LocalDisk(), clock)
  }

  private Path file() {
    directory.resolve(TARGET.key() + '.json')
  }

  private void rewrite(Closure<?> change) {
    def node = Json.parse(Files.readString(file()), 'lock')
    change(node)
    Files.writeString(file(), Json.pretty(node))
  }

  private long recordedPid() {
    Json.parse(Files.readString(file()), 'lock').get('pid').asLong()
  }

  private String recordedRenewal() {
    Json.parse(Files.readString(file()), 'lock').get('renewed').asText()
  }

  private String recordedId() {
    Json.parse(Files.readString(file()), 'lock').get('id').asText()
  }

  private static long deadPid() {
    def process = new ProcessBuilder('true').start()
    process.waitFor()
    process.pid()
  }
}
