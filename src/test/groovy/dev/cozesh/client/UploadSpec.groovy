package dev.cozesh.client

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DocumentBase
import dev.cozesh.client.dataset.DocumentsCreate
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.BodyException
import dev.cozesh.http.FileSource
import dev.cozesh.http.FormBody
import dev.cozesh.http.FormPart
import dev.cozesh.http.Timeouts
import dev.cozesh.json.Json
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(180)
class UploadSpec extends Specification {
  static final String UPLOADED = '{"code":0,"data":{"id":"7389","bytes":1}}'
  static final String CREATED = '{"code":0,"document_infos":[{"document_id":"1"}]}'

  @TempDir
  Path directory

  @AutoCleanup
  SinkServer server

  @AutoCleanup
  CozeClient client

  void serve(String answer) {
    server = new SinkServer(answer)
    client = client(server.uri(), Timeouts.DEFAULT)
  }

  static CozeClient client(URI base, Timeouts timeouts) {
    CozeClient.builder().baseUrl(base).authorizer(new TokenAuthorizer('pat_test_secret')).timeouts(timeouts).build()
  }

  /** A file of that size with some bytes here and there, the rest a hole. */
  Path file(String name, long size) {
    def path = directory.resolve(name)
    def random = new Random(size)
    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).withCloseable { channel ->
      (0..<50).each {
        def bytes = new byte[Math.min(1000, size)]
        random.nextBytes(bytes)
        channel.write(java.nio.ByteBuffer.wrap(bytes), Math.floorMod(random.nextLong(), Math.max(1, size - bytes.length)))
      }
      if (channel.size() < size) {
        channel.write(java.nio.ByteBuffer.wrap([7] as byte[]), size - 1)
      }
    }
    path
  }

  static List<Path> openFiles() {
    Files.list(Path.of('/proc/self/fd')).withCloseable { all ->
      all.toList().findAll { Files.exists(it) }.collect { Files.readSymbolicLink(it) }
    }
  }

  static int run(int heapMegabytes, String... args) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def command = [java, "-Xmx${heapMegabytes}m".toString(), '-XX:+ExitOnOutOfMemoryError', '-cp', System.getProperty('java.class.path'),
                   UploadProcess.name] + args.toList()
    new ProcessBuilder(command).inheritIO().start().waitFor()
  }

  def "512 MB go up with 40 MB of heap in all, byte by byte the same"() {
    given:
    serve(UPLOADED)
    def file = file('large.bin', 512L << 20)

    expect:
    run(40, 'file', server.uri().toString(), file.toString()) == 0
    server.taken()[0].sha256() == Files.newInputStream(file).withCloseable { SinkServer.sha256(it) }
  }

  def "a document is encoded while it is sent, with 40 MB of heap in all"() {
    given:
    serve(CREATED)
    def file = file('large.pdf', 11_700_000)

    expect:
    run(40, 'document', server.uri().toString(), file.toString()) == 0
    def body = Json.parse(server.taken()[0].body(), 'request')
    server.taken()[0].length() == server.taken()[0].body().length()
    body.at('/document_bases/0/source_info/file_base64').asText().decodeBase64() == Files.readAllBytes(file)
  }

  @Unroll
  def "the length of a document's body is exact for #size bytes"() {
    given:
    serve(CREATED)
    def file = file('a.txt', size)

    when:
    client.documents().create(DocumentsCreate.text('1',
        [DocumentBase.local('简历', 'txt', file), DocumentBase.local('b', 'txt', 'Hi'.bytes)], ChunkStrategy.automatic()))

    then:
    def body = Json.parse(server.taken()[0].body(), 'request')
    body.at('/document_bases/0/source_info/file_base64').asText() == Files.readAllBytes(file).encodeBase64().toString()
    body.at('/document_bases/1/source_info/file_base64').asText() == 'SGk='
    server.taken()[0].length() == server.taken()[0].body().bytes.length

    where:
    size << [0, 1, 2, 3, 4, 5999, 6000, 6001, 100_000]
  }

  def "what is too large is counted as it would be sent, and is not sent"() {
    given:
    serve(CREATED)
    def file = file('a.pdf', 12 << 20)

    when:
    client.documents().create(DocumentsCreate.text('1', [DocumentBase.local('a', 'pdf', file)], ChunkStrategy.automatic()))

    then:
    def failure = thrown(CozeUsageException)
    failure.what() ==~ /POST \/open_api\/knowledge\/document\/create: the body has 1677\d{4} bytes, Coze takes at most 15728640 \(15 MB\)/
    server.taken() == []
  }

  def "listeners and gates see the size of a document in place of its content"() {
    given:
    serve(CREATED)
    def bodies = []
    def listener = [sending: { call -> bodies << call.body().get() }] as dev.cozesh.client.core.CallListener

    when:
    client.listening(listener).documents()
        .create(DocumentsCreate.text('1', [DocumentBase.local('a', 'txt', file('a.txt', 5))], ChunkStrategy.automatic()))

    then:
    bodies.size() == 1
    bodies[0].contains('"file_base64":"base64 of 5 bytes"')
  }

  def "an upload tells how far it has come, in order and to its end"() {
    given:
    serve(UPLOADED)
    def told = []

    when:
    client.files().upload(file('a.bin', 300_000), { bytes, total -> told << [bytes, total] })

    then:
    told*.get(0) == told*.get(0).toSorted()
    told.size() > 4
    told.last() == [server.taken()[0].length()] * 2
    told*.get(1).toSet().size() == 1
  }

  def "a file that shrinks while it is sent breaks the request off and is not taken for whole"() {
    given:
    serve(CREATED)
    def file = file('a.txt', 1_000_000)
    def documents = DocumentsCreate.text('1', [DocumentBase.local('a', 'txt', file)], ChunkStrategy.automatic())
    FileChannel.open(file, StandardOpenOption.WRITE).withCloseable { it.truncate(10_000) }

    when:
    client.documents().create(documents)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /open_api/knowledge/document/create: what was to be sent could not be read to its end'
    failure.why() == 'a file became shorter while it was sent'
    server.taken() == []
  }

  @Unroll
  def "a file that is #what while it is sent is named"() {
    given:
    def file = file('a.bin', 1_000_000)
    def request = new FormBody([FormPart.file('file', FileSource.of(file))], 'boundary0123456789')
    change.call(file)

    when:
    request.writeTo(new ByteArrayOutputStream())

    then:
    def failure = thrown(BodyException)
    failure.message.startsWith("$file $words")

    where:
    what      | change                                                                                              || words
    'cut'     | { FileChannel.open(it, StandardOpenOption.WRITE).withCloseable { open -> open.truncate(10) } }      || 'became shorter'
    'removed' | { Files.delete(it) }                                                                                || 'cannot be read any more'
  }

  def "an upload that stalls ends by the limit of silence, and leaves no file open"() {
    given:
    def file = file('a.bin', 50 << 20)
    def silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())
    def hasty = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
        Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(60))
    client = client(URI.create("http://127.0.0.1:$silent.localPort"), hasty)

    when:
    client.files().upload(file)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/files/upload: a silence took longer than 400 ms while sending the request'
    !openFiles().contains(file.toRealPath())

    cleanup:
    silent.close()
  }
}
