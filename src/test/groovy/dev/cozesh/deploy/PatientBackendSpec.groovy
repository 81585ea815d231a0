package dev.cozesh.deploy

import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.state.TargetLock
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeLockedException
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** A lock that somebody else holds is waited for as long as was asked. */
class PatientBackendSpec extends Specification {
  static final TARGET = new Target('sandbox', '7390000000000000001', 'WeHan')
  @TempDir Path directory
  def clock = new MovableClock()
  def remarks = []

  def "without patience it is refused at once"() {
    given:
    def held = process().lock(TARGET)

    when:
    patient(0).lock(TARGET)

    then:
    thrown(CozeLockedException)
    clock.sleeps.isEmpty()
    remarks.isEmpty()

    cleanup:
    held.close()
  }

  def "the pauses grow from 1 s to 16 s, the last one ends in time, and one remark names the holder"() {
    given: 'a holder that goes on saying that it lives'
    def held = process().lock(TARGET)

    when:
    patient(40).lock(TARGET)

    then:
    def refused = thrown(CozeLockedException)
    refused.what().contains('of tester on')
    clock.sleeps*.toSeconds() == [1, 2, 4, 8, 16, 9]
    remarks.size() == 1
    remarks[0].startsWith('waiting for up to 40 s: another run holds sandbox-7390000000000000001: process ')

    cleanup:
    held.close()
  }

  def "it gets the lock as soon as that is free"() {
    given:
    TargetLock held = process().lock(TARGET)
    Sleeper until = { Duration pause ->
      clock.sleep(pause)
      if (clock.sleeps.size() == 3) {
        held.close()
      }
    }

    when:
    def mine = patient(300, until).lock(TARGET)

    then:
    mine.requireHeld() == null
    clock.sleeps*.toSeconds() == [1, 2, 4]

    cleanup:
    mine.close()
  }

  def "a user who does not want to wait any more ends it"() {
    given:
    def held = process().lock(TARGET)

    when:
    patient(300, clock, { clock.sleeps.size() == 2 }).lock(TARGET)

    then:
    thrown(CozeInterruptedException)

    cleanup:
    held.close()
  }

  private LocalBackend process() {
    new LocalBackend(directory, [USER: 'tester'], new LocalDisk(), clock)
  }

  private PatientBackend patient(int seconds, Sleeper sleeper = clock, Closure<Boolean> stop = { false }) {
    new PatientBackend(
        process(), Duration.ofSeconds(seconds), new PatientBackend.Waiting(clock, sleeper, stop), { remarks << it })
  }
}
