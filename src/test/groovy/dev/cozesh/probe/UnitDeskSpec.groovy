package dev.cozesh.probe

import static dev.cozesh.probe.verdict.Answered.json

import dev.cozesh.catalog.Catalog
import dev.cozesh.http.FakeTime
import dev.cozesh.probe.safety.MutationJournal
import dev.cozesh.probe.safety.Precaution
import dev.cozesh.probe.verdict.Answered
import dev.cozesh.probe.verdict.Observation
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Unit
import dev.cozesh.probe.verdict.UnitEvidence
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.Specification
import spock.lang.TempDir

/** When a unit is asked once more what unknown requests get. */
class UnitDeskSpec extends Specification {
  static final Sent SENT = Answered.sent('POST', '/v1/x')
  static final Seen LIMITED = json(429, [code: 4008, msg: 'too many'])
  static final Seen MISSING = json(404, [code: 4000, msg: 'The requested API endpoint POST /v1/x does not exist.'])

  @TempDir Path dir
  def sent = new CopyOnWriteArrayList<Sent>()
  Seen answer = MISSING
  def options = new ProbeOptions(SENT.base(), [], 100, 0, 8, OptionalInt.empty(), [] as Set, false, false, [:], false, 5L)
  def probes = new Probes(Catalog.bundled(), options, new Precaution(Catalog.bundled(), SENT.base(), [] as Set, false, [:]))
  def means = new ProbeMeans(
      { sent << it; answer } as Wire, Catalog.bundled(), { }, new MutationJournal(dir.resolve('journal')), new FakeTime())
  def asker = new Asker(means, options, ProbeWatch.NONE)
  def desk = new UnitDesk(new UnitEvidence(Unit.of(SENT), false, false, []), probes)

  static Observation seen(int id, Question question = Question.CANDIDATE, Seen seen = MISSING) {
    Answered.observation(id, question, SENT, seen)
  }

  def "after 25 answers, and 25 behind the last calibration, one of the workers asks, and nobody waits"() {
    when:
    (1..24).each { desk.heard(seen(it)) }
    desk.refresh(SENT, asker)

    then:
    sent.empty

    when:
    desk.heard(seen(25, Question.KNOWN_BAD))
    (26..49).each { desk.heard(seen(it)) }
    desk.refresh(SENT, asker)

    then:
    sent.empty

    when:
    desk.heard(seen(50))
    2.times { desk.refresh(SENT, asker) }

    then:
    sent*.path().every { it.contains('cozesh') }
    sent.size() == 1
    desk.evidence().observations()*.question() == [Question.KNOWN_BAD]
    desk.evidence().since() == 0
  }

  def "when that brings no answer, nothing is judged before another one does"() {
    given:
    answer = Seen.nothing(Seen.Transport.RESET, Duration.ofMillis(1))
    (1..25).each { desk.heard(seen(it)) }

    when:
    desk.refresh(SENT, asker)

    then:
    sent.size() == 1
    desk.evidence().observations().empty
    desk.evidence().since() > 0
  }

  def "after a limit, which itself is forgotten"() {
    given:
    desk.add(seen(1, Question.KNOWN_BAD))
    desk.add(seen(2, Question.KNOWN_BAD, LIMITED))

    when:
    desk.heard(seen(3, Question.CANDIDATE, LIMITED))

    then:
    desk.evidence().since() == 3
    desk.evidence().observations()*.id() == [1]
  }
}
