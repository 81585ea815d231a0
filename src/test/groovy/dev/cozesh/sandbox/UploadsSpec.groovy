package dev.cozesh.sandbox

import java.net.http.HttpRequest.BodyPublishers
import dev.cozesh.json.Json
import spock.lang.Unroll

class UploadsSpec extends SandboxSpecification {
  static final BOUNDARY = 'x-boundary'
  static final MULTIPART = "multipart/form-data; boundary=$BOUNDARY".toString()

  @Unroll("#name, #content.length bytes")
  def "an uploaded file is measured to the byte"() {
    when:
    def file = upload(part(name, content)).path('data')
    def read = coze.get("/v1/files/retrieve?file_id=${file.path('id').asText()}").path('data')

    then:
    file.path('file_name').asText() == name
    file.path('bytes').asLong() == content.length
    file.path('created_at').asLong() == clock.now.epochSecond
    read == file

    where:
    name       | content
    'a.txt'    | 'hello'.bytes
    '简历.pdf' | [0, 13, 10, 45, 45, 120, 45, 98, 13, 13, 10, 45] as byte[]
    'empty'    | new byte[0]
    'big.bin'  | new byte[3_000_000]
  }

  @Unroll("#what")
  def "a body without exactly one file is refused"() {
    expect:
    upload(body, type).path('code').asInt() == code

    where:
    what            | type        | body                                        || code
    'no part'       | MULTIPART   | close()                                     || 4300
    'another part'  | MULTIPART   | join(open('x', 'a'), close())               || 4300
    'two files'     | MULTIPART   | join(twice(open('file', 'a')), close())     || 4301
    'not multipart' | 'text/json' | '{}'.bytes                                  || 4300
    'cut off'       | MULTIPART   | open('file', 'a')                           || 4300
  }

  def "an uploaded file can become a document or an icon"() {
    given:
    def file = upload(part('policies.txt', '政策'.getBytes('UTF-8'))).at('/data/id').asText()
    def dataset = coze.dataset('a')

    when:
    def created = coze.upload(dataset,
        [[name: 'd', source_info: [document_source: 5, source_file_id: file]]])

    then:
    created.at('/document_infos/0/type').asText() == 'txt'
    created.at('/document_infos/0/char_count').asInt() == 2
    coze.documents('list', [dataset_id: dataset]).at('/document_infos/0/status').asInt() == 1
    coze.bot('with icon', [icon_file_id: file]) ==~ /7\d{18}/
  }

  def "an unknown file is refused with 4200"() {
    expect:
    coze.get('/v1/files/retrieve?file_id=7').path('code').asInt() == 4200
    coze.get('/v1/files/retrieve').path('code').asInt() == 4000
  }

  def "an upload of 64 MiB with a wrong token is refused, and the client gets to read it"() {
    given:
    coze.headers = [Authorization: 'Bearer pat_wrong']

    expect:
    upload(part('big', new byte[64 << 20])).path('code').asInt() == 4100
  }

  private upload(byte[] body, String type = MULTIPART) {
    def answer = coze.sendRaw(
        'POST', '/v1/files/upload', BodyPublishers.ofByteArray(body), ['Content-Type': type])
    Json.parse(answer.body(), 'upload')
  }

  private static byte[] part(String name, byte[] content) {
    join(open('file', name), content, close())
  }

  private static byte[] twice(byte[] part) {
    join(part, '\r\n'.bytes, part)
  }

  private static byte[] open(String field, String name) {
    ("--$BOUNDARY\r\nContent-Disposition: form-data; name=\"$field\"; filename=\"$name\"\r\n" +
        "Content-Type: application/octet-stream\r\n\r\n").getBytes('UTF-8')
  }

  private static byte[] close() {
    "\r\n--$BOUNDARY--\r\n".bytes
  }

  private static byte[] join(byte[]... parts) {
    def out = new ByteArrayOutputStream()
    parts.each { out.write(it) }
    out.toByteArray()
  }
}
