package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.WireServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class EnvelopeSpec extends Specification {
  @AutoCleanup
  Wired wired

  CozeClient serve(WireServer.Reaction... script) {
    wired = new Wired(script)
    wired.client
  }

  @Unroll
  def "a status and a code have to agree on success: HTTP #status with #body"() {
    when:
    serve(answer(status, body)).files().info('7389')

    then:
    def failure = thrown(CozeServiceException)
    failure.refusal().httpStatus() == status
    failure.code() == code
    failure.refusal().logId() == 'log-1'
    failure.what() == "GET /v1/files/retrieve was refused: code $code (HTTP $status, log id log-1)"

    where:
    status | body                                              || code
    400    | [code: 0, data: [id: '1']]                        || 0
    401    | [code: 0, msg: '']                                || 0
    500    | [code: 0, data: [id: '1']]                        || 0
    200    | [code: 4100, msg: 'authentication is invalid']    || 4100
    200    | [code: '4100', msg: 'x']                          || 4100
    200    | [error_code: 4100, error_message: 'x']            || 4100
    200    | [error_code: 'Internal', error_message: 'x']      || 0
    200    | [code: 'Internal', msg: 'x']                      || 0
    200    | [error: 'access_denied', error_description: 'x']  || 0
    404    | [message: 'no such thing']                        || 0
  }

  @Unroll
  def "success is told by the number 0, however it is written: #code"() {
    expect:
    serve(answer(200, [code: code, data: [id: '1']])).files().info('1').id() == '1'

    where:
    code << [0, '0', 0.0, '0.0']
  }

  @Unroll
  def "an answer that is not understood is no value: #what"() {
    when:
    serve(WireServer.answer(status, ['X-Tt-Logid': 'log-1'], body)).bots().update(CozeRequests.rename())

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains(shown)
    failure.what().contains("HTTP $status, log id log-1")
    failure.logId() == 'log-1'
    failure.raw() == body

    where:
    what              | status | body                                                    || shown
    'HTML'            | 200    | '<html><head><title>Sign in</title></head>x</html>'     || 'an HTML page, "Sign in"'
    'gateway HTML'    | 502    | '<html><h1>502 Bad Gateway</h1>' + 'x' * 5000           || 'an HTML page, "502 Bad Gateway"'
    'HTML at limit'   | 429    | '<html>slow down</html>'                                || 'an HTML page without a title'
    'long title'      | 504    | '<title>' + 't' * 900 + '</title>'                      || '"' + 't' * 200 + '…"'
    'control title'   | 504    | '<title>a\u001b[2Jb</title>'                            || '"a\\u001b[2Jb"'
    'empty'           | 200    | ''                                                      || 'an empty body'
    'blank'           | 200    | ' \n '                                                  || 'an empty body'
    'null'            | 200    | 'null'                                                  || 'JSON, but no object'
    'array'           | 200    | '[]'                                                    || 'JSON, but no object'
    'text'            | 200    | '"x"'                                                   || 'JSON, but no object'
    'no members'      | 200    | '{}'                                                    || '/code is missing'
    'no JSON'         | 200    | 'upstream error'                                        || 'not JSON, "upstream error"'
    'two documents'   | 200    | '{"code":0}{"code":0}'                                  || 'not JSON'
    'doubled member'  | 200    | '{"code":0,"code":4100}'                                || 'not JSON'
  }

  @Unroll
  def "where the code stands makes no difference: #data"() {
    given:
    def outcomes = ["{\"code\":0,\"msg\":\"\",\"data\":$data}", "{\"data\":$data,\"msg\":\"\",\"code\":0}"].collect { body ->
      new Wired(WireServer.answer(200, ['X-Tt-Logid': 'log-1'], body.toString())).withCloseable { one ->
        try {
          one.client.files().info('7389')
        } catch (CozeDataException e) {
          e.what().replaceFirst(/not JSON, .*/, 'not JSON')
        }
      }
    }

    expect:
    outcomes[0] == outcomes[1]
    (outcomes[0] instanceof String) == fails

    where:
    data                                                                           || fails
    '{"id":"7"}'                                                                   || false
    '{"id":7389112233445566778,"bytes":"12","file_name":null}'                     || false
    '{"id":"7","bytes":9007199254740993,"a":{"b":[1,2.50,1e400]},"c":null}'        || false
    '{"id":"7","a":"x\\u0041\ud83d\ude00"}'                                    || false
    '{"id":true}'                                                                  || false
    '{"id":"7","bytes":1.5}'                                                       || false
    '{"id":"7","bytes":"many"}'                                                    || true
    '{"id":["7"]}'                                                                 || true
    '{"id":null}'                                                                  || true
    '{"file_name":"x"}'                                                            || true
    '{"id":"7","id":"8"}'                                                          || true
    '{"id":"7","a":{"b":1,"b":2}}'                                                 || true
    '{"id":"7","\\u0069d":"8"}'                                                  || true
    '{"id":"7"'                                                                    || true
    '{"id":"7"}}'                                                                  || true
    '{"id":"7","bytes":01}'                                                        || true
    '{"id":"7",}'                                                                  || true
    '[]'                                                                           || true
    '[{"id":"7"}]'                                                                 || true
    'null'                                                                         || true
    '"7"'                                                                          || true
    '7'                                                                            || true
  }

  def "an answer cut at any byte is an error and never half a value"() {
    given:
    def body = '{"code":0,"data":{"id":"7389","file_name":"面试.txt"},"detail":{"logid":"x"}}'.bytes

    when:
    def outcomes = (0..<body.length).collect { sent ->
      new Wired(WireServer.answer(200, [:], body[0..<sent] as byte[])).withCloseable { one ->
        try {
          one.client.files().info('7389')
        } catch (CozeDataException e) {
          e.class
        }
      }
    }

    then:
    outcomes.every { it == CozeDataException }
  }

  def "a body shorter than promised keeps the log id of its head"() {
    when:
    serve(WireServer.truncated(200, '{"code":0,"data":{}}'.bytes, 9)).bots().update(CozeRequests.rename())

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'POST /v1/bot/update: the answer broke off after 9 bytes (log id log-cut)'
    failure.logId() == 'log-cut'
    failure.raw() == '{"code":0'
    wired.server.requests().size() == 1
  }

  @Unroll
  def "a refusal keeps the log id from #place"() {
    when:
    serve(WireServer.answer(200, headers, body)).files().info('1')

    then:
    def failure = thrown(CozeServiceException)
    failure.refusal().logId() == 'log-7'

    where:
    place              | headers                | body
    'the header'       | ['x-tt-logid': 'log-7'] | '{"code":4000,"msg":"","detail":{"logid":"other"}}'
    'detail'           | [:]                    | '{"code":4000,"msg":"","detail":{"logid":"log-7"}}'
    'the older error'  | [:]                    | '{"code":4000,"msg":"","error":{"logid":"log-7"}}'
    'a Studio header'  | ['X-Log-ID': 'log-7']  | '{"code":4000,"msg":""}'
  }

  @Unroll
  def "names the path of what is missing or of another kind: #data"() {
    when:
    serve(ok(data: data)).files().info('1')

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains(path)
    failure.what().contains('log id log-1')
    failure.logId() == 'log-1'

    where:
    data                       || path
    null                       || '/data is missing'
    [file_name: 'x']           || '/data/id is missing'
    [id: null]                 || '/data'
    [id: [1]]                  || '/data/id is missing or of another kind'
    [id: '1', bytes: 'many']   || '/data/bytes is missing or of another kind'
    'text'                     || '/data is missing or of another kind'
  }

  @Unroll
  def "code #code names the host that was asked and the question of regions"() {
    when:
    serve(refusal(401, code)).bots().list('1', dev.cozesh.client.core.PublishStatus.ALL).all()

    then:
    def failure = thrown(CozeServiceException)
    failure.why().contains("asked was 127.0.0.1:${wired.server.uri().port}")
    failure.why().contains('a coze.cn token does not work on coze.com')

    where:
    code << [4100, 4101, 700012006]
  }

  def "a missing right names the permission of the endpoint"() {
    when:
    serve(refusal(403, 4101)).datasets().delete('7389')

    then:
    def failure = thrown(CozeServiceException)
    failure.next().contains('this endpoint needs the permission delete')
  }

  def "4200 claims no single cause"() {
    when:
    serve(refusal(404, 4200)).bots().info('7389')

    then:
    def failure = thrown(CozeServiceException)
    failure.why().contains('a wrong id')
    failure.why().contains('another region')
    failure.why().contains('never published')
  }

  def "Coze's own words are shown with control characters visible and secrets masked"() {
    when:
    serve(refusal(400, 4000, 'bad \u001b[31mtoken pat_test_secret, pat_other99')).files().info('1')

    then:
    def failure = thrown(CozeServiceException)
    failure.why().startsWith('Coze says "bad \\u001b[31mtoken ***, pat_***"')
    !failure.refusal().rawBody().contains('secret')
  }

  def "a redirect is an error that names its target without the query"() {
    when:
    serve(WireServer.answer(302, [Location: 'https://evil.example/a?sign=1', 'X-Tt-Logid': 'log-1'], '')).files().info('1')

    then:
    def failure = thrown(CozeServiceException)
    failure.refusal().httpStatus() == 302
    failure.why() == 'a redirect to https://evil.example/a'
    wired.server.requests().size() == 1
  }

  def "a wait that is too long is refused at once and told"() {
    when:
    serve(WireServer.answer(429, ['Retry-After': '90'], '{"code":4008,"msg":"slow down"}')).files().info('1')

    then:
    def failure = thrown(CozeServiceException)
    failure.next().startsWith('the server asks for 90 s')
    wired.time.waits() == []
  }

  def "a write whose answer was lost says that it may have arrived"() {
    when:
    serve(WireServer.closing()).bots().update(CozeRequests.rename())

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == CozeTransportException.Delivery.MAY_HAVE_ARRIVED
    wired.server.requests().size() == 1
  }
}
