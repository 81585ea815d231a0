package dev.cozesh.client

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Path
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

/** Answers that no decent server gives. */
@Timeout(180)
class HostileSpec extends Specification {
  static final String HEAD = 'HTTP/1.1 200 OK\r\nX-Tt-Logid: log-1\r\nContent-Type: application/json\r\n'
  static final List<Long> CODES = [4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012, 4013,
                                   4014, 4015, 4016, 4019, 4020, 4028, 4100, 4101, 4102, 4104, 4105, 4200, 5000, 6003,
                                   700012006, 987654321]

  @AutoCleanup
  Wired wired

  static byte[] gzip(byte[] plain, int times = 1) {
    (1..times).inject(plain) { bytes, n ->
      def packed = new ByteArrayOutputStream()
      new GZIPOutputStream(packed).withCloseable { it.write(bytes as byte[]) }
      packed.toByteArray()
    } as byte[]
  }

  static WireServer.Reaction packed(byte[] body, String coding) {
    WireServer.answer(200, ['Content-Encoding': coding, 'X-Tt-Logid': 'log-1'], body)
  }

  /** A beginning, and then the piece again and again until the client has enough. */
  static WireServer.Reaction flood(String begin, String piece, int times, String end = '') {
    { connection, out ->
      out.write(begin.bytes)
      def bytes = piece.bytes
      times.times { out.write(bytes) }
      out.write(end.bytes)
      out.flush()
      false
    } as WireServer.Reaction
  }

  /** Members of 64 MB of nothing each, which a reader takes for one stream. */
  static WireServer.Reaction bomb(int members) {
    def member = gzip(new byte[64 << 20])
    def all = new ByteArrayOutputStream()
    members.times { all.write(member) }
    packed(all.toByteArray(), 'gzip')
  }

  static String number(int digits) {
    '1' * digits
  }

  def "with 128 MB of heap nothing that is sent uses up the memory, and nothing of it is a value"() {
    given:
    def data = '{"code":0,"data":{"id":"1","x":'
    def cases = [
      'one GiB by length'  : flood(HEAD + "Content-Length: ${1L << 30}\r\n\r\n" + data + '"', 'a' * (1 << 20), 1024),
      'one GiB in chunks'  : flood(HEAD + 'Transfer-Encoding: chunked\r\n\r\n', '100000\r\n' + 'a' * (1 << 20) + '\r\n', 1024),
      'one GiB to the end' : flood(HEAD + 'Connection: close\r\n\r\n' + data + '"', 'a' * (1 << 20), 1024),
      'text of 100 MB'     : flood(HEAD + 'Connection: close\r\n\r\n' + data + '"', 'a' * (1 << 20), 100, '"}}'),
      'depth of 100,000'   : WireServer.answer(200, [:], data + '[' * 100_000 + ']' * 100_000 + '}}'),
      'depth of objects'   : WireServer.answer(200, [:], data + '{"a":' * 100_000 + '1' + '}' * 100_000 + '}}'),
      'a million digits'   : WireServer.answer(200, [:], data + number(1_000_000) + '}}'),
      'a million decimals' : WireServer.answer(200, [:], data + '0.' + number(1_000_000) + '}}'),
      'a huge exponent'    : WireServer.answer(200, [:], '{"code":0,"data":{"id":"1","bytes":1e999999999}}'),
      'ten million keys'   : flood(HEAD + 'Connection: close\r\n\r\n' + data + '{', (0..9_999).collect { "\"k$it\":0," }.join(), 1000, '"z":0}}}'),
      'a million keys'     : WireServer.answer(200, [:], data + '{' + (0..999_999).collect { "\"${Integer.toString(it, 36)}\":0" }.join(',') + '}}}'),
      'doubled keys'       : WireServer.answer(200, [:], data + '{"a":1,"a":2}}}'),
      'gzip of 10 GB'      : bomb(160),
      'gzip five times'    : packed(gzip(gzip('{"code":0'.bytes, 4)), 'gzip, gzip, gzip, gzip, gzip'),
      'gzip fifty times'   : packed(gzip('{}'.bytes, 50), (['gzip'] * 50).join(', ')),
      'gzip cut'           : packed(gzip('{"code":0,"data":{"id":"1"}}'.bytes)[0..<20] as byte[], 'gzip'),
      'gzip that is none'  : packed('{"code":0,"data":{"id":"1"}}'.bytes, 'gzip'),
      'an unknown coding'  : packed('{"code":0,"data":{"id":"1"}}'.bytes, 'zstd-x'),
      'a head of 1 MB'     : flood(HEAD + 'X: ', 'y' * 1024, 1024),
      '10,000 headers'     : flood(HEAD, 'X-Header: y\r\n', 10_000),
    ]
    wired = new Wired(cases.values() as WireServer.Reaction[])
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()

    when:
    def process = new ProcessBuilder([java, '-Xmx128m', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError', '-cp', System.getProperty('java.class.path'),
                                      HostileProcess.name, wired.server.uri().toString()] + (cases.keySet() as List))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start()
    def lines = process.inputStream.readLines()

    then:
    process.waitFor() == 0
    def outcomes = lines.collect { it.split(/\|/) }
    outcomes*.getAt(0) == cases.keySet() as List
    outcomes.findAll { !(it[1] =~ /^Coze(Data|Transport)Exception /) } == []

    and: 'each within 3 s; a busy machine is granted 20'
    outcomes.findAll { it[2].toLong() > 20_000 } == []
  }

  def "an answer of 2 KB that is cut at any byte is an error and never half a value"() {
    given:
    def body = Json.line([code: 0, msg: '', data: [id: '7389', file_name: '面试' * 30, more: (1..60).collect { [n: it, text: 'x' * 20] }], detail: [logid: 'log-1']]).bytes
    assert body.length > 2048
    wired = new Wired((0..<2048).collect { WireServer.answer(200, [:], body[0..<it] as byte[]) } as WireServer.Reaction[])

    when:
    def outcomes = (1..2048).collect {
      try {
        wired.client.files().info('7389')
      } catch (CozeDataException e) {
        e.class
      }
    }

    then:
    outcomes.toSet() == [CozeDataException].toSet()
  }

  @Unroll
  def "HTTP #status keeps each of 30 business codes, its log id and its words"() {
    given:
    wired = new Wired(CODES.collectMany { code ->
      (1..attempts(status, code)).collect { Wired.answer(status, [code: code, msg: "words of $code".toString()]) }
    } as WireServer.Reaction[])

    expect:
    CODES.collect { code ->
      try {
        wired.client.files().info('1')
      } catch (CozeServiceException e) {
        [e.code(), e.refusal().httpStatus(), e.refusal().logId(), e.refusal().message()]
      }
    } == CODES.collect { [it, status, 'log-1', "words of $it"] }

    where:
    status << [200, 400, 401, 403, 429, 500]
  }

  static int attempts(int status, long code) {
    if (code in [4008L, 4009L, 4020L, 4013L, 5000L]) {
      return 3
    }
    code == 987654321 && status in [429, 500] ? 4 : 1
  }

  @Unroll
  def "the log id is found in the body when the head has none: HTTP #status"() {
    given:
    wired = new Wired(WireServer.answer(status, [:], '{"code":4000,"msg":"","detail":{"logid":"log-7"}}'))

    when:
    wired.client.bots().update(CozeRequests.rename())

    then:
    def failure = thrown(CozeServiceException)
    failure.refusal().logId() == 'log-7'

    where:
    status << [200, 400, 401, 403, 429, 500]
  }

  @Unroll
  def "the type an answer claims does not matter, what it is does: #type"() {
    given:
    wired = new Wired(WireServer.answer(200, type == null ? [:] : ['Content-Type': type], '{"code":0,"data":{"id":"1","file_name":"面试"}}'))

    expect:
    wired.client.files().info('1').fileName().get() == '面试'

    where:
    type << [null, 'text/plain', 'application/octet-stream', 'application/json; charset=gbk', 'text/html', 'nonsense', '']
  }

  @Unroll
  def "#what is an error with the log id"() {
    given:
    wired = new Wired(WireServer.answer(status, ['X-Tt-Logid': 'log-1'] + headers, body as byte[]))

    when:
    wired.client.bots().update(CozeRequests.rename())

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains('log id log-1')
    failure.what().length() < 500

    where:
    what               | status | headers                     | body
    'a picture'        | 200    | ['Content-Type': 'image/x'] | (0..255).collect { it as byte }
    'packed HTML'      | 502    | ['Content-Encoding': 'gzip']| gzip('<html><title>Bad Gateway</title></html>'.bytes).toList()
    'HTML'             | 200    | ['Content-Type': 'text/html'] | '<html><title>Sign in</title></html>'.bytes.toList()
    'nothing'          | 200    | [:]                         | []
  }

  def "204 has no value to give, and is enough where none is wanted"() {
    given:
    wired = new Wired(WireServer.bytesThenClose('HTTP/1.1 204 No Content\r\nX-Tt-Logid: log-1\r\n\r\n'.bytes))

    when:
    wired.client.files().info('1')

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains('an empty body')
    failure.what().contains('HTTP 204')
  }

  def "informational answers without an end do end, by the limit for the first byte"() {
    given:
    def endless = { connection, out ->
      while (true) {
        out.write('HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n'.bytes)
        out.flush()
        Thread.sleep(1)
      }
    } as WireServer.Reaction
    wired = new Wired(endless)
    def hasty = CozeClient.builder()
        .baseUrl(wired.server.uri())
        .authorizer(new dev.cozesh.auth.TokenAuthorizer('pat_test_secret'))
        .timeouts(dev.cozesh.http.Timeouts.DEFAULT.withTotal(java.time.Duration.ofSeconds(1)))
        .build()

    when:
    hasty.files().info('1')

    then:
    thrown(CozeTransportException)

    cleanup:
    hasty.close()
  }
}
