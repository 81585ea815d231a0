package dev.cozesh.client.core

import static dev.cozesh.http.WireServer.End.CLOSED
import static dev.cozesh.http.WireServer.End.RESET
import static dev.cozesh.http.WireServer.End.WHOLE
import static dev.cozesh.http.WireServer.answer
import static dev.cozesh.http.WireServer.chunked
import static java.util.concurrent.TimeUnit.SECONDS

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.RetryBudget
import dev.cozesh.http.RetryPolicy
import dev.cozesh.http.RetryingTransport
import dev.cozesh.http.FakeTime
import dev.cozesh.http.Timeouts
import dev.cozesh.http.WireServer
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.CompletableFuture
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class DownloadSpec extends Specification {
  static final Map<String, String> AUDIO = ['Content-Type': 'audio/mpeg', 'X-Tt-Logid': 'log-1']
  static final byte[] SOUND = ('ID3' + 'x' * 20_000).bytes

  CallListener listener = CallListener.NONE
  def time = new FakeTime()

  @TempDir
  Path directory

  @AutoCleanup
  WireServer server

  @AutoCleanup
  PooledTransport transport

  ApiCaller serve(WireServer.Reaction... script) {
    server = new WireServer(script)
    transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time)
    def retrying = new RetryingTransport(transport, new RetryPolicy(3, new CozeRepeatRule(), new RetryBudget(), { 0d }), time)
    new ApiCaller(
        new Line(server.uri(), new TokenAuthorizer('pat_test_secret'), retrying, Timeouts.DEFAULT.total(), time),
        listener,
        CallGate.OPEN)
  }

  static ApiRequest speech() {
    ApiRequest.post('/v1/audio/speech').json([input: 'hi']).once()
  }

  List<String> names() {
    Files.list(directory).withCloseable { it.map { it.fileName.toString() }.sorted().toList() }
  }

  def "writes the whole answer and nothing beside it"() {
    given:
    def file = directory.resolve('hi.mp3')

    when:
    long written = serve(answer(200, AUDIO, SOUND)).download(speech(), file)

    then:
    written == SOUND.length
    holds(file, SOUND)
    names() == ['hi.mp3']
  }

  @Unroll("#how")
  def "half a download leaves nothing, and what was there stays"() {
    given:
    def file = Files.writeString(directory.resolve('hi.mp3'), 'old')

    when:
    serve(reaction).download(speech(), file)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() ==~ words
    failure.next() == 'look whether it took effect before sending it again'
    Files.readString(file) == 'old'
    names() == ['hi.mp3']

    where:
    how                          | reaction                                            || words
    'less than the length says'  | WireServer.truncated(200, SOUND, 15_000)           || /POST \/v1\/audio\/speech: the answer broke off after 15000 bytes \(log id log-cut\)/
    'no last chunk'              | chunked(CLOSED, AUDIO, { it.send(SOUND) })          || /POST \/v1\/audio\/speech: the answer broke off after 20003 bytes \(log id log-1\)/
    'damaged compression'        | answer(200, AUDIO + ['Content-Encoding': 'gzip'], zipped(SOUND)[0..<40] as byte[]) || /POST \/v1\/audio\/speech: the answer broke off after \d+ bytes \(log id log-1\)/
  }

  def "a reset in the middle leaves nothing"() {
    when:
    serve(chunked(RESET, AUDIO, { it.send(SOUND) })).download(speech(), directory.resolve('hi.mp3'))

    then:
    thrown(CozeTransportException)
    names() == []
  }

  def "a compressed answer is unpacked"() {
    given:
    def file = directory.resolve('hi.mp3')

    when:
    long written = serve(answer(200, AUDIO + ['Content-Encoding': 'gzip'], zipped(SOUND))).download(speech(), file)

    then:
    written == SOUND.length
    holds(file, SOUND)
  }

  @Unroll("#what")
  def "a refusal in place of bytes is a refusal, and nothing is written"() {
    when:
    serve(answer(status, ['Content-Type': type, 'X-Tt-Logid': 'log-1'], body)).download(speech(), directory.resolve('hi.mp3'))

    then:
    def failure = thrown(CozeException)
    failure.class == kind
    failure.what() == words
    names() == []

    where:
    what                              | status | type               | body                                || kind                 | words
    'an envelope'                     | 200    | 'application/json' | '{"code":4100,"msg":"no"}'          || CozeServiceException | 'POST /v1/audio/speech was refused: code 4100 (HTTP 200, log id log-1)'
    'an envelope by status'           | 403    | 'application/json' | '{"code":4101,"msg":"no"}'          || CozeServiceException | 'POST /v1/audio/speech was refused: code 4101 (HTTP 403, log id log-1)'
    'an envelope as audio'            | 200    | 'audio/mpeg'       | '{"code":4100,\n "msg":"no"}\n'     || CozeServiceException | 'POST /v1/audio/speech was refused: code 4100 (HTTP 200, log id log-1)'
    'an envelope of no type'          | 200    | ''                 | '{"code":4100,"msg":"no"}'          || CozeServiceException | 'POST /v1/audio/speech was refused: code 4100 (HTTP 200, log id log-1)'
    'a success without bytes'         | 200    | 'application/json' | '{"code":0,"data":{}}'              || CozeDataException    | 'POST /v1/audio/speech got an answer that is not understood: JSON in place of a stream (HTTP 200, log id log-1)'
    'HTML'                            | 502    | 'text/html'        | '<title>Bad</title>'                || CozeDataException    | 'POST /v1/audio/speech got an answer that is not understood: an HTML page, "Bad" (HTTP 502, log id log-1)'
  }

  @Unroll("beginning #begin")
  def "bytes that only begin like an envelope are bytes"() {
    given:
    def file = directory.resolve('x.pcm')
    byte[] bytes = (begin + 'y' * rest).bytes

    when:
    serve(answer(200, AUDIO, bytes)).download(speech(), file)

    then:
    holds(file, bytes)

    where:
    begin         | rest
    '{'           | 0
    '{"code":1}'  | 20_000
    '{"code":0}'  | 0
    '{{'          | 16_382
    ''            | 0
  }

  @Unroll("#what")
  def "where no file can be is said before anything is sent"() {
    given:
    Files.createDirectories(directory.resolve('d'))

    when:
    serve(answer(200, AUDIO, SOUND)).download(speech(), directory.resolve(file))

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == "cannot write ${directory.resolve(file)}"
    failure.why().startsWith(why)
    failure.next()
    server.requests() == []

    where:
    what                 | file         || why
    'a directory'        | 'd'          || 'it is a directory'
    'no such directory'  | 'no/hi.mp3'  || 'there is no directory '
  }

  def "a directory that takes no file refuses, and the line is hung up"() {
    when:
    serve(answer(200, AUDIO, SOUND)).download(speech(), Path.of('/proc/self/hi.mp3'))

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == 'cannot write /proc/self/hi.mp3'
    failure.why()
  }

  def "an existing file keeps its permissions, a link stays a link"() {
    given:
    def file = Files.writeString(directory.resolve('real.mp3'), 'old')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))
    def link = Files.createSymbolicLink(directory.resolve('hi.mp3'), Path.of('real.mp3'))
    def dangling = Files.createSymbolicLink(directory.resolve('to-be.mp3'), Path.of('new.mp3'))
    def api = serve(answer(200, AUDIO, SOUND))

    when:
    api.download(speech(), link)
    api.download(speech(), dangling)

    then:
    Files.isSymbolicLink(link)
    Files.isSymbolicLink(dangling)
    holds(file, SOUND)
    holds(directory.resolve('new.mp3'), SOUND)
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-r-----'
    names() == ['hi.mp3', 'new.mp3', 'real.mp3', 'to-be.mp3']
  }

  def "the place is as it was until the last byte is there"() {
    given:
    def file = Files.writeString(directory.resolve('hi.mp3'), 'old')
    def seen = new CompletableFuture<String>()
    def api = serve(chunked(WHOLE, AUDIO, { chunks ->
      chunks.send(SOUND)
      while (names().size() < 2) {
        Thread.sleep(5)
      }
      seen.complete(Files.readString(file))
      chunks.send('end')
    }))

    when:
    long written = api.download(speech(), file)

    then:
    seen.get(5, SECONDS) == 'old'
    written == SOUND.length + 3
    names() == ['hi.mp3']
  }

  def "an answer that would fill the disk is dropped"() {
    given:
    def file = directory.resolve('hi.mp3')

    when:
    FileTarget.of(file).fill(new ByteArrayInputStream(SOUND), SOUND.length - 1)

    then:
    def failure = thrown(CozeDataException)
    failure.what() == "cannot write $file: the answer is larger than ${SOUND.length - 1} bytes"
    names() == []

    when:
    long written = FileTarget.of(file).fill(new ByteArrayInputStream(SOUND), SOUND.length)

    then:
    written == SOUND.length
  }

  def "bytes are read as they come"() {
    given:
    def told = []
    listener = new CallListener() {
      void answered(Call call, Exchange exchange) {
        told << exchange.logId()
      }

      void failed(Call call, RuntimeException failure) {
        told << failure.class.simpleName
      }
    }
    def got = new CompletableFuture<Boolean>()
    def api = serve(chunked(CLOSED, AUDIO, { it.send('one'); got.get(20, SECONDS); it.send('two') }))

    when:
    def bytes = api.bytes(speech())
    def first = new String(bytes.body().readNBytes(3))
    got.complete(true)
    def second = new String(bytes.body().readNBytes(3))

    then:
    [first, second] == ['one', 'two']
    bytes.mediaType() == 'audio/mpeg'
    bytes.logId() == 'log-1'
    bytes.length().empty
    told == ['log-1']

    when:
    bytes.body().read()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/audio/speech: the answer broke off after 6 bytes (log id log-1)'
    told == ['log-1', 'CozeTransportException']
  }

  def "the length is known when the server says it"() {
    given:
    def api = serve(answer(200, AUDIO, 'sound'))

    expect:
    api.bytes(speech()).withCloseable { it.length() } == Optional.of(5L)
  }

  def "closing the bytes hangs up"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    def bytes = serve(chunked(CLOSED, AUDIO, { it.send('one'); hungUp.complete(it.sawHangUp()) })).bytes(speech())

    when:
    bytes.body().close()

    then:
    hungUp.get(5, SECONDS)

    when:
    bytes.body().read()

    then:
    thrown(CozeInterruptedException)
  }

  def "an interrupt ends a download, and nothing is left"() {
    given:
    def api = serve(chunked(CLOSED, AUDIO, { it.send(SOUND); it.sawHangUp() }))
    Throwable failure = null
    def caller = Thread.start {
      try {
        api.download(speech(), directory.resolve('hi.mp3'))
      } catch (CozeException e) {
        failure = e
      }
    }
    while (names().empty) {
      Thread.sleep(5)
    }

    when:
    caller.interrupt()
    caller.join(5_000)

    then:
    failure instanceof CozeInterruptedException
    names() == []
  }

  /** Compared here, so that a difference does not print the bytes. */
  private static boolean holds(Path file, byte[] bytes) {
    Arrays.equals(Files.readAllBytes(file), bytes)
  }

  private static byte[] zipped(byte[] bytes) {
    def packed = new ByteArrayOutputStream()
    new GZIPOutputStream(packed).withCloseable { it.write(bytes) }
    packed.toByteArray()
  }
}
