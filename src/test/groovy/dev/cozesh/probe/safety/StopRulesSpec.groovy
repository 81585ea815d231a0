package dev.cozesh.probe.safety

import dev.cozesh.probe.evidence.ProbeReport.Stop.Kind
import spock.lang.Specification
import spock.lang.Unroll

class StopRulesSpec extends Specification {
  @Unroll("#what")
  def "some answers end a run at once"() {
    when:
    def stop = Heard.by(new StopRules(), answer, true)

    then:
    stop.get().kind() == Kind.LIMIT
    stop.get().reason().contains('log id LOG1')
    !stop.get().next().isEmpty()

    where:
    what                     | answer
    'risk control'           | Heard.answer(200, 4102)
    'risk control elsewhere' | Heard.answer(403, 700012014)
    'payment required'       | Heard.answer(402, null)
    'balance used up'        | Heard.answer(200, 4011)
    'credits used up'        | Heard.answer(200, 4028)
    'in arrears'             | Heard.answer(200, 4027)
    'a wait of 61 s'         | Heard.limit(61)
  }

  @Unroll("#times times #answer.status(), the unit answers so: #usual")
  def "others end it in a row"() {
    given:
    def rules = new StopRules()

    when:
    def stops = (1..times).collect { Heard.by(rules, answer, usual) }

    then:
    stops.init().every { it.isEmpty() }
    stops.last().map { it.kind() }.orElse(null) == kind

    where:
    times | answer                                                                                 | usual || kind
    3     | Heard.REFUSED                                                                      | false || Kind.CREDENTIAL
    3     | Heard.answer(200, 700012006)                                                       | false || Kind.CREDENTIAL
    9     | Heard.REFUSED                                                                      | true  || null
    2     | Heard.REFUSED                                                                      | false || null
    5     | Heard.BROKEN                                                                       | false || Kind.SERVER
    5     | Heard.SILENT                                                                       | false || Kind.SERVER
    5     | Heard.answer(500, 5000)                                                            | false || Kind.SERVER
    9     | Heard.answer(500, 5000)                                                            | true  || null
    9     | Heard.answer(500, 4000)                                                            | false || null
    9     | Heard.REFUSED_OR_FORBIDDEN                                                         | false || null
    9     | Heard.ABSENT                                                                       | false || null
    6     | Heard.limit()                                                                      | false || Kind.LIMIT
    6     | Heard.limit(1)                                                                     | true  || Kind.LIMIT
    5     | Heard.limit()                                                                      | false || null
    6     | Heard.answer(200, 4009)                                                            | false || Kind.LIMIT
  }

  def "an answer of another kind begins the row anew, a limit does not"() {
    given:
    def rules = new StopRules()

    expect:
    [Heard.REFUSED, Heard.REFUSED, Heard.OK, Heard.REFUSED, Heard.REFUSED, Heard.limit()].every { Heard.by(rules, it, false).isEmpty() }
    Heard.by(rules, Heard.REFUSED, false).get().kind() == Kind.CREDENTIAL
  }

  def "a refusal that the whole prefix gives is no refused token between two that are"() {
    given:
    def rules = new StopRules()

    expect:
    Heard.by(rules, Heard.REFUSED, false).isEmpty()
    Heard.by(rules, Heard.REFUSED, true).isEmpty()
    Heard.by(rules, Heard.REFUSED, false).isEmpty()
    Heard.by(rules, Heard.OK, true).isEmpty()
    Heard.by(rules, Heard.REFUSED, false).get().kind() == Kind.CREDENTIAL
  }

  @Unroll("#every")
  def "a fifth without an answer ends it, counted from the twentieth on"() {
    given:
    def rules = new StopRules()

    when:
    def at = (1..1000).find { Heard.by(rules, it % every == 0 ? Heard.SILENT : Heard.ABSENT, false).isPresent() }

    then:
    at == end

    where:
    every || end
    2     || 20
    4     || 20
    5     || 20
    6     || null
    50    || null
  }

  def "what was long ago does not count"() {
    given:
    def rules = new StopRules()
    2000.times { Heard.by(rules, Heard.ABSENT, false) }

    when:
    def at = (1..100).find { Heard.by(rules, it % 2 == 0 ? Heard.SILENT : Heard.ABSENT, false).isPresent() }

    then:
    at == 40
  }

  def "of several workers each meets the same limit"() {
    given:
    def rules = new StopRules(4)

    expect:
    (1..23).every { Heard.by(rules, Heard.limit(), false).isEmpty() }
    Heard.by(rules, Heard.limit(), false).get().kind() == Kind.LIMIT
  }

  def "limits that are waited out now and then end nothing"() {
    given:
    def rules = new StopRules()

    expect:
    (1..200).every { Heard.by(rules, it % 3 == 0 ? Heard.OK : Heard.limit(), false).isEmpty() }
  }
}
