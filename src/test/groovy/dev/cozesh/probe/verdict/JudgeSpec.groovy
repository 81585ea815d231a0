package dev.cozesh.probe.verdict

import static dev.cozesh.probe.verdict.Answered.json
import static dev.cozesh.probe.verdict.Answered.page
import static dev.cozesh.probe.verdict.Answered.text

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.probe.SimulatedRun
import dev.cozesh.probe.SimulatedServer
import dev.cozesh.probe.Wire
import dev.cozesh.probe.verdict.Seen.Transport
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

/** The whole protocol, against servers in memory. */
class JudgeSpec extends Specification {
  static final List<List<String>> ATTEMPTS =
      JudgeSpec.getResource("/probe/wehan-attempts.txt").readLines()*.split(" ")*.toList()
  static final Closure<Seen> MISSING = { Sent sent ->
    json(404, [code: 4000, msg: "The requested API endpoint ${sent.method()} ${sent.path()} does not exist.".toString()])
  }
  static final Seen AUTH = json(200, [code: 700012006, msg: "authentication is invalid"])

  /** A server that has one thing to say of a path, and another of all others. */
  static Wire server(String path, Closure<Seen> there, Closure<Seen> elsewhere = MISSING) {
    { Sent sent -> sent.path() == path ? there(sent) : elsewhere(sent) } as Wire
  }

  static Judgement decide(String method, String path, Wire wire) {
    new SimulatedRun(wire, false, 7).patience(3).decide(method, path)
  }

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

  @Unroll("known bad: the endpoint is missing; candidate: #what: #verdict")
  def "where unknown requests are not found, an answer of another kind says what is there"() {
    when:
    def judgement = decide(method, "/v1/candidate", server("/v1/candidate", { Sent sent -> seen }))

    then:
    judgement.verdict() == verdict
    judgement.cluster() == 0

    where:
    what                  | method  | seen                                                                        || verdict
    "success"             | "GET"   | json(200, [code: 0, msg: "", data: []])                                     || Verdict.EXISTS
    "a named field"       | "POST"  | json(400, [code: 4000, msg: "space_id is required"])                        || Verdict.EXISTS
    "a missing resource"  | "GET"   | json(404, [code: 4200, msg: "not found"])                                   || Verdict.EXISTS
    "parameters, 500"     | "GET"   | json(500, [code: 4000, msg: "Invalid request parameters"])                  || Verdict.EXISTS_LIKELY
    "a code of its own"   | "POST"  | json(200, [code: 4015, msg: "The bot is not published."])                   || Verdict.EXISTS_LIKELY
    "a failure"           | "GET"   | json(500, [code: 5000, msg: "internal server error"])                       || Verdict.EXISTS_LIKELY
    "other words"         | "GET"   | json(404, [code: 4000, msg: "The bot does not exist."])                     || Verdict.EXISTS_LIKELY
    "no permission"       | "GET"   | json(403, [code: 4101, msg: "no permission"])                               || Verdict.EXISTS_AUTH
    "a refused token"     | "GET"   | json(401, [code: 4100, msg: "authentication is invalid"])                   || Verdict.EXISTS_AUTH
    "405"                 | "PATCH" | text(405, "", "")                                                           || Verdict.WRONG_METHOD
    "Allow"               | "PATCH" | text(400, "", "", [Allow: "GET"])                                           || Verdict.WRONG_METHOD
    "a web page"          | "GET"   | page(200)                                                                   || Verdict.UNDECIDABLE
    "a page, not found"   | "GET"   | page(404)                                                                   || Verdict.UNKNOWN
    "another router"      | "GET"   | json(404, [code: 9, msg: "no such route"])                                  || Verdict.UNKNOWN
    "too many requests"   | "GET"   | json(429, [code: 4008, msg: "too many"])                                    || Verdict.UNKNOWN
    "risk control"        | "GET"   | json(200, [code: 4102, msg: "stopped"])                                     || Verdict.UNKNOWN
    "an empty account"    | "GET"   | json(402, [code: 4028, msg: ""])                                            || Verdict.UNKNOWN
    "a broken gateway"    | "POST"  | text(502, "", "")                                                           || Verdict.UNKNOWN
    "a broken page"       | "GET"   | page(500)                                                                   || Verdict.UNKNOWN
    "silence"             | "GET"   | Seen.nothing(Transport.TIMED_OUT, Duration.ZERO)                            || Verdict.UNKNOWN
  }

  @Unroll("#what, known good like that #like: #verdict")
  def "the same answer as known-bad requests get is absence only where it says so, or known routes differ"() {
    given:
    def good = json(200, [code: 0, msg: ""])
    def documented = { Sent sent -> Catalog.bundled().match(sent.method(), sent.path()).isPresent() }
    def wire = { Sent sent -> !like && documented(sent) ? good : seen } as Wire

    expect:
    decide("GET", "/v1/candidate", wire).verdict() == verdict

    where:
    what                 | seen                                                      | like  || verdict
    "404 in words"       | json(404, [code: 4000, msg: "no such endpoint"])          | true  || Verdict.ABSENT
    "404 without words"  | text(404, "", "")                                         | true  || Verdict.ABSENT
    "404 as a page"      | page(404)                                                 | true  || Verdict.ABSENT
    "200 in words"       | json(200, [code: 4000, msg: "no such endpoint"])          | true  || Verdict.ABSENT
    "a refused token"    | AUTH                                                      | true  || Verdict.UNDECIDABLE
    "a refused token"    | AUTH                                                      | false || Verdict.ABSENT
    "no session"         | json(401, [code: 401, msg: "missing session_key"])        | true  || Verdict.UNDECIDABLE
    "no session"         | json(401, [code: 401, msg: "missing session_key"])        | false || Verdict.ABSENT
    "a web page"         | page(200)                                                 | true  || Verdict.UNDECIDABLE
    "a web page"         | page(200)                                                 | false || Verdict.ABSENT
    "no permission"      | json(403, [code: 4101, msg: "no permission"])             | true  || Verdict.UNDECIDABLE
    "success"            | json(200, [code: 0, msg: ""])                             | true  || Verdict.UNDECIDABLE
    "a failure"          | json(500, [code: 5000, msg: "internal server error"])     | true  || Verdict.UNKNOWN
    "a broken gateway"   | text(502, "", "")                                         | true  || Verdict.UNKNOWN
    "silence"            | Seen.nothing(Transport.RESET, Duration.ZERO)              | true  || Verdict.UNKNOWN
  }

  @Unroll("HTTP #absent for absent, #faulty for faulty parameters, both with code 4000")
  def "one code with two meanings is told apart by its words"() {
    given:
    def parameters = { Sent sent -> json(faulty, [code: 4000, msg: "Invalid request parameters"]) }
    def missing = { Sent sent -> json(absent, [code: 4000, msg: "The requested API endpoint ${sent.operation()} does not exist.".toString()]) }
    def wire = server("/v1/candidate", parameters, missing)

    expect:
    decide("GET", "/v1/candidate", wire).verdict() == Verdict.EXISTS_LIKELY
    decide("GET", "/v1/nothing", wire).verdict() == Verdict.ABSENT

    where:
    [absent, faulty] << [[404, 400, 200], [404, 400, 200]].combinations()
  }

  def "an echoed path is absent at any length, with one request each after calibration"() {
    given:
    def server = SimulatedServer.cloud(2)
    def run = new SimulatedRun(server, false, 3)

    when:
    def judgements = (0..19).collect { run.decide("GET", "/v1/" + ("abcdef" * 20).take(5 + 6 * it)) }

    then:
    judgements*.verdict().every { it == Verdict.ABSENT }
    judgements*.cluster().every { it == 1 }
    judgements*.reason().every { it == "answers as 3 known-bad requests of GET /v1 do (cluster 1)" }
    server.requests() == 3 + 20
  }

  @Unroll("wordings #wordings")
  def "alternating wordings bring no false hit in 200 runs, and everything is absent in the end"() {
    when:
    def verdicts = (1..200).collectMany { seed ->
      def run = new SimulatedRun(SimulatedServer.cloud(seed).wordings(*wordings), false, seed)
      (1..8).collect { run.decide("GET", "/v1/absent$it").verdict() }
    }

    then:
    verdicts.every { it == Verdict.ABSENT }

    where:
    wordings << [
        [SimulatedServer.SHORT, SimulatedServer.LONG],
        [SimulatedServer.SHORT, SimulatedServer.LONG, "No route for %s %s"],
        [SimulatedServer.SHORT, "Not found"],
        ["Not found", "no such route", SimulatedServer.LONG]
    ]
  }

  def "an absent path that succeeds once is absent, and the reason says so"() {
    given:
    def left = 1
    def flaky = { Sent sent -> left-- > 0 ? json(200, [code: 0, msg: ""]) : MISSING(sent) }

    when:
    def judgement = decide("GET", "/v1/flaky", server("/v1/flaky", flaky))

    then:
    judgement.verdict() == Verdict.ABSENT
    judgement.reason() == "answers as 3 known-bad requests of GET /v1 do (cluster 1);" +
        " unsteady: 1 of 3 answers was HTTP 200, code 0"
  }

  def "300 absent paths of which one in a hundred succeeds by mistake are absent"() {
    given:
    def run = new SimulatedRun(SimulatedServer.cloud(6).surprises(0.01), false, 6)

    expect:
    (1..300).every { run.decide("GET", "/v1/absent$it").verdict() == Verdict.ABSENT }
  }

  def "a documented route that is not found once exists"() {
    given:
    def left = 1
    def flaky = { Sent sent -> left-- > 0 ? MISSING(sent) : json(200, [code: 0, msg: ""]) }

    expect:
    with(decide("GET", "/v1/workspaces", server("/v1/workspaces", flaky))) {
      verdict() == Verdict.EXISTS
      reason().contains("unsteady: 1 of 4 answers was HTTP 404")
    }
  }

  def "a documented route that answered once for itself is not called absent by three chance refusals"() {
    given:
    def asked = 0
    def good = json(400, [code: 4000, msg: "Request parameter error: entity_type is required"])
    def flaky = { Sent sent -> ++asked in [1, 3, 4] ? MISSING(sent) : good }

    expect:
    with(decide("GET", "/v1/workspaces", server("/v1/workspaces", flaky))) {
      verdict() != Verdict.ABSENT
      asked == 7
    }

    when: 'all but one of many answers say that it is gone'
    asked = 0
    def gone = { Sent sent -> ++asked == 2 ? good : MISSING(sent) }
    def judgement = decide("GET", "/v1/workspaces", server("/v1/workspaces", gone))

    then:
    judgement.verdict() == Verdict.ABSENT
    judgement.reason().contains('unsteady: 1 of 6 answers was HTTP 400')
  }

  def "a documented route that is gone is asked for three times"() {
    given:
    def asked = 0

    when:
    def judgement = decide("GET", "/v1/workspaces", server("/v1/workspaces", { asked++; MISSING(it) }))

    then:
    judgement.verdict() == Verdict.ABSENT
    asked == 3
  }

  def "another method proven on the same path makes it the wrong method"() {
    given:
    def run = new SimulatedRun(SimulatedServer.cloud(1), false, 1)

    expect:
    run.decide("GET", "/v1/workflows").verdict().exists()
    with(run.decide("POST", "/v1/workflows")) {
      verdict() == Verdict.WRONG_METHOD
      reason().endsWith("while GET exists on the same path")
    }
  }

  def "a self-hosted server tells its routes by a slash, and no handler runs"() {
    given:
    def server = SimulatedServer.studio(1)
    def run = new SimulatedRun(server, true, 1)
    def hosted = Catalog.bundled().endpoints().findAll { it.selfHosted() && it.host() == Endpoint.Host.API }

    expect:
    hosted.every { run.decide(it.method(), SimulatedRun.filled(it.path())).verdict() == Verdict.EXISTS }
    ["/v1/nothing", "/v3/nothing/at/all", "/open_api/nothing"].every {
      run.decide("POST", it).verdict() == Verdict.ABSENT
    }
    run.decide("GET", "/v2/nothing").verdict() == Verdict.UNDECIDABLE
    run.decide("GET", "/v1/bots/create").verdict() == Verdict.UNDECIDABLE
    server.handled() == 0
  }

  def "without the slash, routes refuse a credential that nobody accepts in their own way"() {
    given:
    def server = SimulatedServer.studio(1)
    def wire = { Sent sent -> server.send(sent.path().endsWith("/") ? sent.at("/v1/none") : sent) } as Wire
    def run = new SimulatedRun(wire, true, 1)

    expect:
    run.decide("GET", "/v1/workspaces").verdict() == Verdict.UNDECIDABLE
    run.decide("GET", "/v1/conversations").verdict() == Verdict.EXISTS_AUTH
    server.handled() == 0
  }

  def "where known routes refuse the token, what asks for a session is absent"() {
    given:
    def run = new SimulatedRun(SimulatedServer.studio(1).tokenRefused(), false, 1)

    expect:
    run.decide("GET", "/v1/conversations").verdict() == Verdict.EXISTS_AUTH
    run.decide("GET", "/v1/nothing").verdict() == Verdict.ABSENT
  }

  @Unroll("#what: #requests requests for #routes.size() routes")
  def "a layer that answers for everything costs at most four requests"() {
    given:
    def run = new SimulatedRun(server, false, 1)

    expect:
    routes.every { run.decide("POST", it).verdict() == Verdict.UNDECIDABLE }
    server.requests() == requests

    where:
    what             | server                               | routes                             || requests
    "the console"    | SimulatedServer.cloud(1)             | (1..10).collect { "/api/v1/bot/x$it" } || 3
    "a bad token"    | SimulatedServer.cloud(1).authFirst() | (1..10).collect { "/v1/x$it" }     || 3
    "a shell of web" | SimulatedServer.studio(1)            | (1..10).collect { "/v2/x$it" }     || 2
  }

  def "limits are waited for and counted for nothing"() {
    given:
    def server = SimulatedServer.cloud(1).storm(10, 12, "3")
    def run = new SimulatedRun(server, false, 1)

    when:
    def judgements = (1..40).collect { run.decide("GET", "/v1/absent$it") }

    then:
    judgements*.verdict().every { it == Verdict.ABSENT }
    run.pauses() == 12
    judgements*.evidence().flatten().every { it < 10 || it > 21 }
    server.log().drop(21).take(1)*.path().every { it.contains(RandomPaths.MARK) }
  }

  def "a limit that does not end leaves everything unknown"() {
    given:
    def run = new SimulatedRun(SimulatedServer.cloud(1).storm(5, 10_000, ""), false, 1).patience(5)

    expect:
    (1..5).collect { run.decide("GET", "/v1/absent$it").verdict() }.drop(2) as Set == [Verdict.UNKNOWN] as Set
  }

  def "a silent write is not repeated"() {
    given:
    def asked = 0
    def silence = { Sent sent -> asked++; Seen.nothing(Transport.TIMED_OUT, Duration.ZERO) }

    when:
    def judgement = decide("POST", "/v1/slow", server("/v1/slow", silence))

    then:
    judgement.verdict() == Verdict.UNKNOWN
    asked == 1
  }

  def "answers with other parameters count as repetitions"() {
    given:
    def sent = Answered.sent("GET", "/v1/workflows")
    def bad = { int id, Question question -> Answered.observation(id, question, Answered.sent("GET", "/v1/cozeshba"), MISSING(Answered.sent("GET", "/v1/cozeshba"))) }
    def unit = new UnitEvidence(Unit.of(sent), true, false, [bad(1, Question.KNOWN_BAD), bad(2, Question.STABILITY), bad(3, Question.KNOWN_BAD)])
    def refused = Answered.observation(4, Question.CANDIDATE, sent, json(500, [code: 4000, msg: "Invalid request parameters"]))
    def answered = Answered.observation(5, Question.PARAMETERS, sent, json(200, [code: 0, msg: ""]))

    expect:
    new Judge().weigh(unit, new RouteEvidence(true, [] as Set, [refused])) == new Ruling.Ask(Question.REPLAY)
    with(new Judge().weigh(unit, new RouteEvidence(true, [] as Set, [refused, answered])) as Ruling.Decided) {
      judgement().verdict() == Verdict.EXISTS
      judgement().evidence() == [1, 4, 5]
    }
  }

  def "an answer that some known-bad requests get, and that says nothing, is asked for again"() {
    given:
    def sent = Answered.sent("GET", "/v1/agents")
    def success = json(200, [code: 0, msg: ""])
    def bad = { int id, Seen seen -> Answered.observation(id, Question.KNOWN_BAD, Answered.sent("GET", "/v1/cozesh$id"), seen) }
    def missing = { int id -> bad(id, MISSING(Answered.sent("GET", "/v1/cozesh$id"))) }
    def repeated = Answered.observation(7, Question.STABILITY, Answered.sent("GET", "/v1/cozesh1"), MISSING(Answered.sent("GET", "/v1/cozesh1")))
    def unit = new UnitEvidence(Unit.of(sent), false, false, (1..4).collect(missing) + [bad(5, success), bad(6, success), repeated])
    def once = Answered.observation(8, Question.CANDIDATE, sent, success)
    def then = Answered.observation(9, Question.REPLAY, sent, MISSING(sent))

    expect:
    new Judge().weigh(unit, new RouteEvidence(false, [] as Set, [once])) == new Ruling.Ask(Question.REPLAY)
    with(new Judge().weigh(unit, new RouteEvidence(false, [] as Set, [once, then])) as Ruling.Decided) {
      judgement().verdict() == Verdict.ABSENT
      judgement().cluster() == 1
    }
  }

  def "a name that a hole of another route takes is told from it by its answer"() {
    given:
    def run = new SimulatedRun(SimulatedServer.cloud(1), false, 1)

    expect:
    run.decide("GET", "/v1/plugins/mget").verdict() == Verdict.EXISTS
    run.decide("GET", "/v1/plugins/unheard").verdict() == Verdict.UNDECIDABLE
  }
}
