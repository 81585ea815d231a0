package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.probe.evidence.ClaimResult
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.verdict.Verdict
import spock.lang.Unroll

class ProbeBlockSpec extends LanguageSpec {
  def setup() {
    host.found = { Inquiry inquiry ->
      def rows = inquiry.attempts().collect { Found.row(it.path().contains('absent') ? Verdict.ABSENT : Verdict.EXISTS, it.operation()) }
      new ProbeOutcome(Found.report(rows), 'the table')
    }
  }

  private Inquiry probed(String body) {
    run("probe {\n$body\n}")
    host.inquiries.last()
  }

  private ProbeWishes wishes(String body) {
    probed("GET '/v1/bots'\n$body")
    host.wanted.last()
  }

  def "a block says what is tried, who claims what, and how; the run is the host's"() {
    when:
    def outcome = run('''\
        def ws = "7380"
        probe("create a workflow") {
            POST "/v1/workflow{,s}", space_id: ws, name: "probe"
            GET "/v1/workflows", [workspace_id: ws], [space_id: ws], [workspace_id: ws, page_num: 1]
            claim "POST /v1/workflow", by: "official answer"
            claim "GET /v1/bots/{id}", by: "their report", absent: true
            budget 50
        }
        '''.stripIndent())
    def inquiry = host.inquiries[0]

    then:
    inquiry.title() == 'create a workflow'
    inquiry.variants()*.written() == ['POST /v1/workflow{,s}', 'GET /v1/workflows', 'GET /v1/bots/{id}']
    inquiry.attempts()*.operation() == ['POST /v1/workflow', 'POST /v1/workflows'] + ['GET /v1/workflows'] * 3 + ['GET /v1/bots/{id}']
    inquiry.attempts()[0].body().get().toString() == '{"space_id":"7380","name":"probe"}'
    inquiry.attempts()[2..4]*.query() == [[workspace_id: ['7380']], [space_id: ['7380']], [workspace_id: ['7380'], page_num: ['1']]]
    inquiry.attempts()[0].origin().place() == 'deploy.groovy:3:5'
    inquiry.claims()*.by() == ['official answer', 'their report']
    inquiry.claims()*.exists() == [true, false]
    host.wanted[0].budget().get() == 50
    outcome.value() instanceof ProbeOutcome
    outcome.hasValue()
    outcome.isSaid()
  }

  @Unroll("#form")
  def "it is written with or without a title, in braces and in angles"() {
    when:
    run(form)

    then:
    host.inquiries*.title() == [title]
    host.inquiries[0].attempts()*.operation() == ['GET /v1/bots']

    where:
    form                                              || title
    'probe { GET "/v1/bots" }'                        || ''
    'probe("bots") { GET "/v1/bots" }'                || 'bots'
    'probe "bots" { GET "/v1/bots" }'                 || 'bots'
    'def name = "bots"; probe(name) { GET "/v1/bots" }' || 'bots'
    'probe < GET "/v1/bots" >'                        || ''
    'probe "bots" < GET "/v1/bots" >'                 || 'bots'
    'def found = probe("bots") <\n  GET "/v1/bots"\n>' || 'bots'
  }

  @Unroll("#word")
  def "each method is tried, with parameters in the query or the body as the method has it"() {
    when:
    def attempts = probed(word).attempts()

    then:
    attempts*.operation().unique() == [operation]
    attempts*.query() == queries
    attempts.collect { it.body().map { it.toString() }.orElse(null) } == bodies

    where:
    word                                      || operation           | queries                    | bodies
    'GET "/v1/bots"'                          || 'GET /v1/bots'      | [[:]]                      | [null]
    'GET "/v1/bots", a: 1'                    || 'GET /v1/bots'      | [[a: ['1']]]               | [null]
    'GET "/v1/bots", [a: 1], b: 2'            || 'GET /v1/bots'      | [[b: ['2'], a: ['1']]]     | [null]
    'GET "/v1/bots", [a: [1, 2]]'             || 'GET /v1/bots'      | [[a: ['1', '2']]]          | [null]
    'HEAD "/v1/bots", [a: 1], [a: 2]'         || 'HEAD /v1/bots'     | [[a: ['1']], [a: ['2']]]   | [null, null]
    'OPTIONS "/v1/bots"'                      || 'OPTIONS /v1/bots'  | [[:]]                      | [null]
    'DELETE "/v1/bots", a: 1'                 || 'DELETE /v1/bots'   | [[a: ['1']]]               | [null]
    'POST "/v1/bots"'                         || 'POST /v1/bots'     | [[:]]                      | [null]
    'POST "/v1/bots", a: 1'                   || 'POST /v1/bots'     | [[:]]                      | ['{"a":1}']
    'POST "/v1/bots", [a: 1], [a: [b: 2]]'    || 'POST /v1/bots'     | [[:], [:]]                 | ['{"a":1}', '{"a":{"b":2}}']
    'POST "/v1/bots", [a: 1], q: 2'           || 'POST /v1/bots'     | [[q: ['2']]]               | ['{"a":1}']
    'PUT "/v1/bots", [1, 2]'                  || 'PUT /v1/bots'      | [[:]]                      | ['[1,2]']
    'PUT "/v1/bots", a: "x"'                  || 'PUT /v1/bots'      | [[:]]                      | ['{"a":"x"}']
    'PATCH "/v1/bots", [a: null]'             || 'PATCH /v1/bots'    | [[:]]                      | ['{"a":null}']
    'PATCH "/v1/bots", a: 1'                  || 'PATCH /v1/bots'    | [[:]]                      | ['{"a":1}']
    'HEAD "/v1/bots", a: 1'                   || 'HEAD /v1/bots'     | [[a: ['1']]]               | [null]
    'OPTIONS "/v1/bots", a: 1'                || 'OPTIONS /v1/bots'  | [[a: ['1']]]               | [null]
  }

  def "a claim about something that no line tries is tried as well, whatever its holes are called"() {
    when:
    def inquiry = probed('''
      GET "/v1/bots/{bot_id}"
      claim "GET /v1/bots/{id}", by: "guess"
      claim "POST /v1/{knowledge,knowledge_base}", by: "official answer"
    ''')

    then:
    inquiry.attempts()*.operation() == ['GET /v1/bots/{bot_id}', 'POST /v1/knowledge', 'POST /v1/knowledge_base']
    inquiry.claims()*.operation() == ['GET /v1/bots/{id}', 'POST /v1/knowledge', 'POST /v1/knowledge_base']
  }

  def "a file in the block is one of attempts, unless something reads it"() {
    given:
    write 'attempts.txt', 'GET /v1/one\nGET /v1/two'
    write 'site.har', 'GET /v1/three'
    write 'body.json', '{"a": 1}'

    when:
    def inquiry = probed('''
      file "attempts.txt"
      attempts file("site.har")
      POST "/v1/four", json(file("body.json"))
    ''')

    then:
    inquiry.attempts()*.operation() == ['GET /v1/one', 'GET /v1/two', 'GET /v1/three', 'POST /v1/four']
    inquiry.attempts()[3].body().get().toString() == '{"a":1}'
    host.attempts.files == ['attempts.txt', 'site.har']
  }

  def "attempts takes names and lists, disagreements need no name"() {
    given:
    write 'a.txt', 'GET /v1/a'
    write 'b.txt', 'GET /v1/b'

    expect:
    probed('attempts "a.txt", ["b.txt"]; disagreements()').attempts()*.operation() == ['GET /v1/a', 'GET /v1/b', 'GET /v1/space/list']
  }

  def "how it is run can be said word by word"() {
    when:
    def wishes = wishes('''
      budget 100; rate 0.5; workers 4; quota 40; seed 99
      allow "POST /v1/datasets", ["POST /v1/folders"]
      acceptResidue()
      parameters false
      host "https://api.coze.com"
      values workspace_id: 7380, bot_id: "739"
      report html: "out/report.html", junit: "junit.xml"
    ''')

    then:
    wishes.budget().get() == 100
    wishes.rate().get() == 0.5d
    wishes.workers().get() == 4
    wishes.quota().get() == 40
    wishes.seed().get() == 99
    wishes.allowed() == ['POST /v1/datasets', 'POST /v1/folders']
    wishes.acceptResidue()
    !wishes.parameters()
    wishes.hosts()*.toString() == ['https://api.coze.com']
    wishes.values() == [workspace_id: '7380', bot_id: '739']
    wishes.reports() == [(ProbeFormat.HTML): folder.resolve('out/report.html'), (ProbeFormat.JUNIT): folder.resolve('junit.xml')]
  }

  def "what is not said is left open"() {
    expect:
    wishes('') == ProbeWishes.NONE
  }

  def "a header is tried with every line, wherever it is written; null leaves it out"() {
    when:
    probed('GET "/v1/a"\nheader "Agw-Js-Conv", "str", null\nGET "/v1/b"')

    then:
    host.attempts.lines*.headers() == [['Agw-Js-Conv': [Optional.of('str'), Optional.empty()]]] * 2
  }

  def "the credential is no header of a block"() {
    when:
    probed('GET "/v1/a"\nheader "Authorization", "Bearer pat_test_1"')

    then:
    thrown(CozeGuardException)
    host.inquiries.empty
  }

  def "a secret goes into no attempt"() {
    given:
    host.secrets = [KEY: 'pat_test_secret']

    when:
    probed(line)

    then:
    thrown(CozeGuardException)

    where:
    line << ['POST "/v1/a", key: secret("KEY")', 'GET "/v1/a", key: secret("KEY")', 'GET "/v1/a"; header "X", secret("KEY")']
  }

  @Unroll("#body")
  def "what cannot be meant is refused with its place, and nothing is probed"() {
    when:
    def refusal = refused("probe {\n  $body\n}")

    then:
    refusal.place().line() == 2
    refusal.what().replaceFirst(/^deploy\.groovy:2:\d+: /, '') == what
    refusal.next() == next
    host.inquiries.empty

    where:
    body                                     || what                                                   | next
    'GTE "/v1/bots"'                         || 'unknown word GTE in probe'                            | 'did you mean `GET`?'
    'budjet 10'                              || 'unknown word budjet in probe'                         | 'did you mean `budget`?'
    'claims "GET /v1/x", by: "x"'            || 'unknown word claims in probe'                         | 'did you mean `claim`?'
    'prompt "x"'                             || 'prompt belongs to bot, not to probe'                  | 'write it in the block of bot'
    'claim "GET /v1/bots"'                   || 'claim does not say who says it'                       | 'write `claim "GET /v1/bots", by: "documentation"`'
    'claim "GET /v1/bots", who: "me"'        || 'claim has no option who'                              | ''
    'claim "GET /v1/b", by: "x", absent: 1'  || 'claim absent: takes true or false, not Integer'       | ''
    'budget 0'                               || 'budget takes a whole number, 1 or more, not 0'        | 'write `budget 100`'
    'budget "many"'                          || 'budget takes a whole number, 1 or more, not many'     | 'write `budget 100`'
    'rate(-1)'                               || 'rate takes a number, 0 or more, not -1'               | 'write `rate 1`'
    'workers 1.5'                            || 'workers takes a whole number, 1 or more, not 1.5'     | 'write `workers 4`'
    'seed "x"'                               || 'seed takes a whole number, not x'                     | 'write `seed 7`'
    'parameters "no"'                        || 'parameters takes true or false, not String'           | ''
    'host "coze"'                            || '`coze` is no server\'s address'                       | 'write `host "https://api.coze.com"`'
    'report pdf: "x.pdf"'                    || 'report has no option pdf'                             | ''
    'GET ""'                                 || 'GET takes a text that is not empty, not an empty one' | 'write `GET "/v1/{bot,bots}", [space_id: ws]`'
    'GET "/v1/bots", "x"'                    || 'GET takes maps of parameters behind the path, not x'  | 'write `GET "/v1/{bot,bots}", [space_id: ws]`'
    'POST "/v1/{bot,bots"'                   || 'the braces of `POST /v1/{bot,bots` do not match'      | ''
    'claim "POST /v1/{bot", by: "x"'         || 'the braces of `POST /v1/{bot` do not match'           | ''
    'GET'                                    || 'GET is a word and has no value of its own'            | 'write `GET "/v1/{bot,bots}", [space_id: ws]`'
    'budget = 10'                            || 'budget is a word, not a variable'                     | 'leave out the =: `budget 100`'
  }

  @Unroll("#text")
  def "a probe that tries nothing is refused"() {
    expect:
    refused(text).what() == 'deploy.groovy:1:1: ' + what

    where:
    text                   || what
    'probe { budget 10 }'  || 'this probe tries nothing'
    'probe("x", null)'     || 'probe takes a block'
    'probe("") { GET "/v1/bots" }' || 'probe needs a name that is not empty'
  }

  def "a missing file is named with those that are there"() {
    given:
    write 'attempts.txt', ''

    expect:
    refused('probe { file "atempts.txt" }').why() == 'its directory holds attempts.txt'
  }

  def "a script judges what was found"() {
    given:
    def right = Found.datasets()
    host.found = { new ProbeOutcome(Found.report([
        Found.row(Verdict.ABSENT, 'POST /v1/knowledge_base', right: right),
        Found.row(Verdict.EXISTS, 'GET /v1/workflows', status: 500, needs: new Needs(['workspace_id', 'page_num'], true, [], false, 'told')),
        Found.row(Verdict.UNDECIDABLE, 'POST /api/v1/bot/create'),
        Found.row(Verdict.UNKNOWN, 'GET /v1/later')],
        claims: [Found.claim(ClaimResult.Outcome.REFUTED, 'POST /v1/knowledge_base', 'official answer', 'absent')]), 'the table') }

    when:
    def value = run('''\
        def report = probe { GET "/v1/x" }
        assert report["POST /v1/knowledge_base"].verdict == "absent"
        assert report["post  /v1/knowledge_base"].absent
        assert report["POST /v1/knowledge_base"].right == ["POST /v1/datasets"]
        assert report["GET /v1/workflows"].exists
        assert report["GET /v1/workflows"].parameters == ["workspace_id", "page_num"]
        assert report["GET /v1/workflows"].status == 500 && report["GET /v1/workflows"].code == 4000
        assert report["GET /v1/workflows"].logid && report["GET /v1/workflows"].reason
        assert report.absent*.operation == ["POST /v1/knowledge_base"]
        assert report.exists*.operation == ["GET /v1/workflows"]
        assert report.undecidable*.operation == ["POST /api/v1/bot/create"]
        assert report.unknown*.verdict == ["unknown"]
        assert report.findings.size() == 4 && report.requests == 53 && report.whole
        assert report.claims.size() == 1 && report.refuted[0].claim.by == "official answer"
        assert report.run == "20261125-221500-7f3a"
        "$report"
        '''.stripIndent()).value()

    then:
    value == 'the table'
  }

  def "an operation that was not tried is an error that names the nearest"() {
    when:
    run('probe { GET "/v1/bots" }["GET /v1/bot"]')

    then:
    def e = thrown(CozeUsageException)
    e.what() == 'GET /v1/bot was not among the attempts'
    e.next().contains('GET /v1/bots')
  }

  def "while planning nothing is found, and reading it says so"() {
    given:
    host.planning = true

    when:
    def outcome = run('probe("bots") { GET "/v1/bots" }')

    then:
    host.inquiries.size() == 1
    !outcome.hasValue()

    when:
    run('def report = probe("bots") { GET "/v1/bots" }\nprintln report.absent')

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'deploy.groovy:2: probe "bots" was not sent in plan; its value cannot be read'
    e.place().line() == 2
  }

  def "it works line by line in a dialogue, and what it found stays"() {
    given:
    def dialogue = new Dialogue(host, folder)

    when:
    def reply = dialogue.run('found = probe { GET "/v1/absent" }')

    then:
    reply.isSaid() || !reply.isWorthShowing()
    dialogue.run('found.absent*.operation').value() == ['GET /v1/absent']
    dialogue.run('probe { GET "/v1/bots" }').isSaid()
  }
}
