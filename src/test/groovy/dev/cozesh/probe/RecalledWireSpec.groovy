package dev.cozesh.probe

import static dev.cozesh.probe.verdict.Answered.json

import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.verdict.Answered
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** What an earlier part of a run was answered. */
class RecalledWireSpec extends Specification {
  static final OK = json(200, [code: 0])

  static Entry entry(int id, String path, Seen seen = OK) {
    def sent = Answered.sent('GET', path)
    new Entry(id, Question.CANDIDATE, "GET $path", Instant.EPOCH, sent, seen, Features.of(sent, seen))
  }

  def "each answer is handed out once, in its order; limits and silence are not"() {
    given:
    def wire = new RecalledWire({ OK } as Wire, [
      entry(1, '/v1/a'), entry(2, '/v1/b', json(429, [code: 4008])), entry(3, '/v1/a', json(404, [code: 4000])),
      entry(4, '/v1/c', Seen.nothing(Seen.Transport.RESET, Duration.ZERO))
    ])

    expect:
    ['/v1/a', '/v1/a', '/v1/a', '/v1/b', '/v1/c', '/v1/d'].collect { wire.recalled(Answered.sent('GET', it)).map { it.id() }.orElse(0) } == [1, 3, 0, 0, 0, 0]
    wire.latest() == 4
  }

  def "without an earlier part numbers begin at 1"() {
    expect:
    new RecalledWire({ OK } as Wire, []).latest() == 0
    ({ OK } as Wire).latest() == 0
  }
}
