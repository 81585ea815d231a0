package dev.cozesh.probe.evidence

import static dev.cozesh.probe.evidence.ReplayResult.Outcome.*
import static dev.cozesh.probe.evidence.RunSamples.*

import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class ReplaySpec extends Specification {
  @Unroll("#outcome: #sentence")
  def "a request sent once more is compared with its answer then"() {
    when:
    def result = Replay.compare(of(then), of(now))

    then:
    result.outcome() == outcome
    result.sentence() == sentence

    where:
    then                               | now                                || outcome | sentence
    features(404, 4000, 'no {PATH}')   | features(404, 4000, 'no {PATH}')   || SAME    | 'as then: HTTP 404, code 4000, "no {PATH}"'
    features(404, 4000, 'no {PATH}')   | features(200, 0, '')               || FIXED   | 'HTTP status 404 became 200; code 4000 became 0; message "no {PATH}" became none'
    features(200, 0, '')               | features(403, 4101, 'no right')    || CHANGED | 'HTTP status 200 became 403; code 0 became 4101; message none became "no right"'
    features(404, 4000, 'no')          | features(401, 4100, 'bad token')   || CHANGED | 'HTTP status 404 became 401; code 4000 became 4100; message "no" became "bad token"'
    features(200, 0, '')               | features(429, 0, '')               || ERROR   | 'nothing was learnt: HTTP 429, code 0; then it was HTTP 200, code 0'
    features(200, 0, '')               | features(200, 4102, 'risk')        || ERROR   | 'nothing was learnt: HTTP 200, code 4102, "risk"; then it was HTTP 200, code 0'
    features(200, 0, '')               | features(200, 4404, 'busy')        || ERROR   | 'nothing was learnt: HTTP 200, code 4404, "busy"; then it was HTTP 200, code 0'
    features(200, 0, '')               | silent()                           || ERROR   | 'nothing was learnt: no answer (timed out); then it was HTTP 200, code 0'
    silent()                           | features(200, 0, '')               || FIXED   | 'no answer (timed out) became HTTP 200, code 0'
    silent()                           | features(404, 4000, 'no')          || CHANGED | 'no answer (timed out) became HTTP 404, code 4000, "no"'
  }

  private static Entry of(Features features) {
    entry(1, Question.CANDIDATE, sent('GET', '/v1/x'), seen(features.status(), ''), features)
  }

  private static Features silent() {
    new Features(Seen.Transport.TIMED_OUT, 0, '', Features.Form.EMPTY, [] as Set, OptionalLong.empty(), '',
        Optional.empty(), [] as Set, '', Optional.empty(), Duration.ofSeconds(5))
  }
}
