package dev.cozesh.shell.render

import dev.cozesh.dsl.Found
import dev.cozesh.probe.variant.Disagreement
import dev.cozesh.probe.verdict.Verdict
import spock.lang.Specification

class ProbeSourcesSpec extends Specification {
  def "who knows a route stands in a row with what was seen and when its sources were read"() {
    given:
    def rows = [new Disagreement(Found.attempt('POST /v1/xs'), false, false, true, false, 'not documented, read 2026-11-21'),
                new Disagreement(Found.attempt('PUT /v1/x'), false, true, false, true, 'in no SDK, read 2026-11-21')]

    expect:
    new ProbeSources(Ink.NONE).of(rows, [Found.row(Verdict.EXISTS, 'POST /v1/xs')]) == '''\
attempt      docs  spec  SDKs  studio  seen       note
POST /v1/xs  –     –     yes   –       exists     not documented, read 2026-11-21
PUT /v1/x    –     yes   –     yes     not tried  in no SDK, read 2026-11-21'''
  }
}
