package dev.cozesh.probe.verdict

import dev.cozesh.probe.SimulatedRun
import dev.cozesh.probe.SimulatedServer
import spock.lang.Specification
import spock.lang.Unroll

/** The whole protocol, against servers in memory. */
class JudgeSpec extends Specification {
  static final List<List<String>> ATTEMPTS =
      JudgeSpec.getResource("/probe/wehan-attempts.txt").readLines()*.trim().findAll { it }*.split(" ")*.toList()

  def "the attempts of the team are decided in at most 80 requests, and as the route table says"() {
    given:
    def server = SimulatedServer.cloud(1)
    def run = new SimulatedRun(server, false, 7)

    when:
    def verdicts = ATTEMPTS.collectEntries { method, path ->
      [(method + " " + path): run.decide(method, path).verdict()]
    }

    then:
    ATTEMPTS.size() == 48
    server.requests() <= 80
    verdicts.findAll { it.value.exists() }.keySet() ==
        ATTEMPTS.findAll { server.knows(it[0], it[1]) }.collect { it[0] + " " + it[1] } as Set
    verdicts.findAll { it.value == Verdict.UNDECIDABLE }.keySet() ==
        verdicts.keySet().findAll { it.contains(" /api/v1/") }
    verdicts["GET /v1/bots/7389123456789012345"] == Verdict.EXISTS
  }
}
