package dev.cozesh.probe

import static dev.cozesh.probe.verdict.Answered.json

import dev.cozesh.probe.verdict.Answered
import dev.cozesh.probe.verdict.Observation
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Unit
import dev.cozesh.probe.verdict.UnitEvidence
import spock.lang.Specification

/** When a unit is asked once more what unknown requests get. */
class UnitDeskSpec extends Specification {
  static final Sent SENT = Answered.sent('POST', '/v1/x')
  static final Seen LIMITED = json(429, [code: 4008, msg: 'too many'])
  static final Seen MISSING = json(404, [code: 4000, msg: 'The requested API endpoint POST /v1/x does not exist.'])

  def desk = new UnitDesk(new UnitEvidence(Unit.of(SENT), false, false, []), null)

  static Observation seen(int id, Question question = Question.CANDIDATE, Seen seen = MISSING) {
    Answered.observation(id, question, SENT, seen)
  }

  def "after 25 answers, and 25 behind the last calibration"() {
    when:
    (1..24).each { desk.heard(seen(it)) }

    then:
    desk.evidence().since() == 0

    when:
    desk.heard(seen(25, Question.KNOWN_BAD))
    (26..49).each { desk.heard(seen(it)) }

    then:
    desk.evidence().since() == 0

    when:
    desk.heard(seen(50))

    then:
    desk.evidence().since() == 50
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
