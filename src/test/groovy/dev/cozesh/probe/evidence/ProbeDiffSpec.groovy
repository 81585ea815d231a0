package dev.cozesh.probe.evidence

import static dev.cozesh.probe.evidence.ProbeDiff.Kind.*
import static dev.cozesh.probe.evidence.RunSamples.*

import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Attempt.Origin
import dev.cozesh.probe.verdict.Verdict
import spock.lang.Specification
import spock.lang.Unroll

class ProbeDiffSpec extends Specification {
  def "P18: a server that gained one route, lost one and locks one"() {
    given:
    def old = [
      row('GET', '/v1/databases', Verdict.ABSENT, 404, 4000),
      row('GET', '/v1/gone', Verdict.EXISTS, 200, 0),
      row('GET', '/v1/locked', Verdict.EXISTS, 200, 0),
      row('GET', '/v1/bots', Verdict.EXISTS, 200, 0),
      row('GET', '/v1/never', Verdict.ABSENT, 404, 4000),
    ]
    def now = [
      row('GET', '/v1/databases', Verdict.EXISTS, 200, 0),
      row('GET', '/v1/gone', Verdict.ABSENT, 404, 4000),
      row('GET', '/v1/locked', Verdict.EXISTS_AUTH, 403, 4101),
      row('GET', '/v1/bots', Verdict.EXISTS, 200, 0),
      row('GET', '/v1/never', Verdict.ABSENT, 404, 4000),
    ]

    when:
    def diff = ProbeDiff.of(old, now)

    then:
    diff.rows()*.kind() == [NEW, GONE, CHANGED]
    diff.rows(CHANGED)[0].before() == 'exists, HTTP 200'
    diff.rows(CHANGED)[0].after() == 'exists (auth), HTTP 403, code 4101'
    diff.rows(NEW)[0].attempt().operation() == 'GET /v1/databases'
    !diff.isEmpty()
  }

  @Unroll("#before #status, then #after #later: #kinds")
  def "what counts as a difference"() {
    given:
    def diff = ProbeDiff.of([row('GET', '/v1/x', before, status, 0)], [row('GET', '/v1/x', after, later, 0)])

    expect:
    diff.rows()*.kind() == kinds
    diff.isEmpty() == kinds.every { it == NOT_COMPARABLE }

    where:
    before               | status | after                | later || kinds
    Verdict.ABSENT       | 404    | Verdict.ABSENT       | 404   || []
    Verdict.ABSENT       | 404    | Verdict.EXISTS       | 200   || [NEW]
    Verdict.WRONG_METHOD | 405    | Verdict.EXISTS       | 200   || [NEW]
    Verdict.EXISTS       | 200    | Verdict.WRONG_METHOD | 405   || [GONE]
    Verdict.EXISTS       | 200    | Verdict.EXISTS       | 400   || [CHANGED]
    Verdict.EXISTS       | 200    | Verdict.EXISTS_LIKELY| 200   || [CHANGED]
    Verdict.ABSENT       | 404    | Verdict.ABSENT       | 401   || [CHANGED]
    Verdict.ABSENT       | 404    | Verdict.UNKNOWN      | 429   || [NOT_COMPARABLE]
    Verdict.UNKNOWN      | 429    | Verdict.EXISTS       | 200   || [NOT_COMPARABLE]
    Verdict.EXISTS       | 200    | Verdict.UNDECIDABLE  | 401   || [NOT_COMPARABLE]
    Verdict.UNKNOWN      | 0      | Verdict.UNKNOWN      | 0     || [NOT_COMPARABLE]
  }

  def "what only one run tried is listed, and is no difference"() {
    when:
    def diff = ProbeDiff.of([row('GET', '/v1/a', Verdict.EXISTS, 200, 0)], [row('GET', '/v1/b', Verdict.EXISTS, 200, 0)])

    then:
    diff.isEmpty()
    diff.rows()*.kind() == [NOT_COMPARABLE] * 2
    diff.rows()*.before() == ['not tried', 'exists, HTTP 200']
    diff.rows()*.after() == ['exists, HTTP 200', 'not tried']
  }

  def "another wording of what is not there is no difference, of what is there it is"() {
    given:
    def absent = row('GET', '/v1/x', Verdict.ABSENT, 404, 4000)
    def there = row('GET', '/v1/y', Verdict.EXISTS, 400, 4000)

    when:
    def diff = ProbeDiff.of([absent, saying(there, 'space_id is required')],
        [saying(absent, 'Please verify the URL'), saying(there, 'workspace_id is required')])

    then:
    diff.rows()*.kind() == [CHANGED]
    diff.rows()[0].before() == 'exists, HTTP 400, code 4000, "space_id is required"'
    diff.rows()[0].after() == 'exists, HTTP 400, code 4000, "workspace_id is required"'
  }

  def "other needs are a difference only when both runs learnt them"() {
    given:
    def row = row('GET', '/v1/workflows', Verdict.EXISTS, 200, 0)
    def needs = { List names, String how -> RunSamples.with(row, new Needs(names, true, [], false, how), null) }

    expect:
    ProbeDiff.of([needs(['a', 'b'], 'tried')], [needs(['b', 'a'], 'tried')]).isEmpty()
    ProbeDiff.of([needs(['a'], 'tried')], [needs([], '')]).isEmpty()
    ProbeDiff.of([needs(['a'], 'tried')], [needs(['a', 'b'], 'tried')]).rows()*.after() == ['exists, HTTP 200, needs a, b']
  }

  def "the same attempt is found wherever it is written, another query is another attempt"() {
    given:
    def moved = Attempt.of('GET', '/v1/x', new Origin('another.txt:9', false))
    def asking = new Attempt('GET', '/v1/x', [a: ['1']], [:], Optional.empty(), Optional.empty(), moved.origin())

    expect:
    ProbeDiff.of([row('GET', '/v1/x', Verdict.ABSENT, 404, 0)], [finding(moved, Verdict.EXISTS, 200, 0)]).rows()*.kind() == [NEW]
    ProbeDiff.of([row('GET', '/v1/x', Verdict.ABSENT, 404, 0)], [finding(asking, Verdict.EXISTS, 200, 0)]).isEmpty()
  }

  def "a run is no different from itself as its ledger keeps it"() {
    expect:
    ProbeDiff.of([], []).isEmpty()
    def one = [row('GET', '/v1/x', Verdict.EXISTS, 200, 0)]
    ProbeDiff.of(one, one).rows() == []
  }

  private static Finding row(String method, String path, Verdict verdict, int status, long code) {
    finding(attempt(method, path), verdict, status, code)
  }
}
