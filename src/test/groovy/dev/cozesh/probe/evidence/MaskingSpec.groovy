package dev.cozesh.probe.evidence

import static dev.cozesh.probe.evidence.RunSamples.*

import dev.cozesh.json.Json
import dev.cozesh.probe.report.Har
import dev.cozesh.probe.report.JUnitXml
import dev.cozesh.probe.report.ReportJson
import dev.cozesh.probe.report.ReportMarkdown
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Verdict
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class MaskingSpec extends Specification {
  static final TOKEN = 'pat_test_p20secret0123456789'
  static final MAIL = 'li.lei+probe@example.com'
  static final PHONE = '13812345678'
  static final ABROAD = '+44 20 7946 0958'
  static final BOT = '7389123456789012345'
  static final SPACE = '7401234567890123456'
  static final COOKIE = 'c00kievalue42'
  @TempDir Path home

  def "P20: no output holds a token, an address, a number, an id or a cookie; log ids and aliases stay"() {
    given:
    def masking = new Masking({ [TOKEN] as Set }, true)
    def body = Json.object()
    body.put('space_id', SPACE).put('user', MAIL).put('mobile', PHONE).put('bot', BOT as BigInteger)
    body.putObject('deep').put('json', "{\"id\":\"$BOT\",\"to\":\"$MAIL\",\"auth\":\"Bearer $TOKEN\"}".toString())
    def sent = new Sent(URI.create('https://me:hidden@api.coze.cn'), 'POST', "/v1/bots/$BOT/publish",
        [workspace_id: [SPACE], phone: [PHONE], access_token: ['anything']],
        [Cookie: "session_key=$COOKIE; lang=zh".toString(), 'X-User': MAIL, Referer: "https://x.example/?t=$TOKEN".toString()],
        Optional.of(body), Sent.Credential.TOKEN)
    def said = "Authorization: Bearer $TOKEN of $MAIL ($PHONE, $ABROAD) may not see $BOT in $SPACE; cookie: session_key=$COOKIE".toString()
    def answer = Json.object()
    answer.put('code', 4101).put('msg', said).put('bot_id', BOT as BigInteger)
    answer.putObject('detail').put('logid', LOG_ID)
    def headers = ['X-Tt-Logid': [LOG_ID], 'Set-Cookie': ["sid=$COOKIE; Path=/; HttpOnly".toString()],
      'Www-Authenticate': ["Bearer $TOKEN".toString()], Location: ["/v1/bots/$BOT?mail=li.lei%2Bprobe%40example.com".toString()]]
    def entry = entry(3, Question.CANDIDATE, sent,
        Seen.answered(403, headers, answer.toString(), Duration.ofMillis(8)), features(403, 4101, said))
    def finding = saying(finding(attempt('POST', "/v1/bots/$BOT/publish"), Verdict.EXISTS_AUTH, 403, 4101), said)
    def row = new Finding(finding.attempt(), finding.judgement(), Optional.of(sent), 403, 4101, said, LOG_ID,
        Optional.empty(), finding.needs(), Optional.empty(), ["$MAIL was named".toString()])
    def outcome = report([row])

    when:
    def file = home.resolve('run.jsonl')
    def ledger = Ledger.create(file, head([row.attempt()]), masking)
    ledger.add(entry)
    ledger.add(row)
    ledger.end(outcome)
    ledger.close()
    def masked = masking.mask(outcome)
    def kept = [masking.mask(entry)]
    def outputs = [
      ledger: Files.readString(file),
      json: ReportJson.of(masked, kept).toPrettyString(),
      markdown: ReportMarkdown.of(masked, kept),
      har: Har.of(kept),
      junit: JUnitXml.of(masked),
    ]

    then:
    outputs.every { name, text ->
      [TOKEN, MAIL, PHONE, ABROAD, BOT, SPACE, COOKIE, 'me:hidden', 'li.lei', '7946 0958', '7946'].every { secret ->
        assert !text.contains(secret), "$name holds $secret"
        true
      }
    }
    outputs.every { name, text -> text.contains(LOG_ID) }
    outputs.every { name, text -> text.contains('/v1/bots/id-1/publish') }
    outputs.values().any { it.contains('$COZE_API_TOKEN') }

    and: 'one id has one alias, wherever it stands'
    def read = Ledger.read(file)
    read.head().inquiry().attempts()[0].path() == '/v1/bots/id-1/publish'
    def exchange = read.entry(3).get()
    def space = exchange.sent().query().get('workspace_id')[0]
    exchange.sent().body().get().get('space_id').asText() == space
    exchange.sent().body().get().get('bot').asText() == 'id-1'
    exchange.sent().body().get().get('deep').get('json').asText().contains('"id":"id-1"')
    Json.parse(exchange.seen().body(), 'the body').get('bot_id').asText() == 'id-1'
    exchange.seen().header('Location').get().startsWith('/v1/bots/id-1?')
    exchange.seen().header('x-tt-logid').get() == LOG_ID
    exchange.seen().header('Set-Cookie').get() == 'sid=***; Path=/; HttpOnly'
    exchange.sent().headers().get('Cookie') == 'session_key=***; lang=***'
  }

  @Unroll("#text")
  def "what is private goes, the rest stays"() {
    expect:
    new Masking({ [TOKEN] as Set }, false).mask(text) == masked

    where:
    text                                               || masked
    '令牌' + TOKEN + '无效'                              || '令牌***无效'
    'access_token%3Dpat_test_0123456789'               || 'access_token%3D***'
    '{"headers":{"Authorization":["Bearer zzzz"]}}'    || '{"headers":{"Authorization":["***"]}}'
    '{"e":"{\\"authorization\\":\\"Basic abc\\"}"}'    || '{"e":"{\\"authorization\\":\\"***\\"}"}'
    'authorization: required'                          || 'authorization: required'
    '{"session_key":"abc","x":1}'                      || '{"session_key":"***","x":1}'
    'missing session_key in cookie'                    || 'missing session_key in cookie'
    'Set-Cookie: a=b; Path=/'                          || 'Set-Cookie: a=***; Path=***'
    '{"set-cookie":["a=b","c=d"]}'                     || '{"set-cookie":[]}'
    '{"cookie":"a=b; c=d","x":1}'                      || '{"cookie":"a=***; c=***","x":1}'
    '请联系li.lei@example.com谢谢'                        || '请联系***@***谢谢'
    '邮箱 张三@例子.公司'                                  || '邮箱 ***@***'
    '{"m":"a\\nbob@example.com"}'                      || '{"m":"a\\n***@***"}'
    '{"m":"\\u4e2dbob@example.com"}'                   || '{"m":"\\u4e2d***@***"}'
    'mail=bob%40example.com&x=1'                       || 'mail=***@***&x=1'
    'npm@1.2.3 git@host'                               || 'npm@1.2.3 git@host'
    '手机13812345678已绑定'                              || '手机***已绑定'
    '+86 138 1234 5678, 138-1234-5678'                 || '***, ***'
    '{"phone":13812345678}'                            || '{"phone":"***"}'
    'phone%3D13812345678'                              || 'phone%3D***'
    '+1 (415) 555-2671'                                || '***'
    'call 0086 13812345678 or 010-12345678'            || 'call *** or ***'
    'at 1764108900, 1764108900123, 20261125221500'     || 'at 1764108900, 1764108900123, 20261125221500'
    '2026-11-25T22:15:00+08:00'                        || '2026-11-25T22:15:00+08:00'
    'bot 7389123456789012345'                          || 'bot 7389123456789012345'
    'log ' + LOG_ID                                    || 'log ' + LOG_ID
    'a13812345678b4c'                                  || 'a13812345678b4c'
    '0.13812345678'                                    || '0.13812345678'
  }

  @Unroll("#text")
  def "ids become aliases"() {
    expect:
    new Masking({ [] as Set }, true).mask(text) == masked

    where:
    text                                              || masked
    '/v1/bots/7389123456789012345'                    || '/v1/bots/id-1'
    '7389123456789012345 7401234567890123456 7389123456789012345' || 'id-1 id-2 id-1'
    '{"a":7389123456789012345,"b":["7389123456789012345"]}'       || '{"a":"id-1","b":["id-1"]}'
    '{"s":"[7389123456789012345]"}'                   || '{"s":"[id-1]"}'
    '%227389123456789012345%22'                       || '%22id-1%22'
    '12345678901234'                                  || '12345678901234'
    LOG_ID                                            || LOG_ID
    '2026112522150011111111111111111111'              || '2026112522150011111111111111111111'
  }

  def "a body of 64 KB is masked in a moment, whatever it repeats"() {
    given:
    def text = piece * ((64 << 10) / piece.length() as int)
    def began = System.nanoTime()

    when:
    def masked = new Masking({ [TOKEN] as Set }, true).mask(text)

    then:
    masked == new Masking({ [TOKEN] as Set }, true).mask(text)
    Duration.ofNanos(System.nanoTime() - began) < Duration.ofSeconds(10)

    where:
    piece << ['a', '\\', 'a%40', '%2B', 'a@', 'a.a@', '@a.', '1', '1-', '+1 ', 'cookie: a="', 'authorization: ',
      '"secret":"', '\\"secret\\":\\"', '\\u0022', '%22', '的', '张@', 'Bearer ', '00', '"']
  }
}
