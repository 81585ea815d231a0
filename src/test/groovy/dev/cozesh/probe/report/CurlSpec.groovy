package dev.cozesh.probe.report

import static dev.cozesh.probe.evidence.RunSamples.*

import dev.cozesh.json.Json
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Sent.Credential
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

@Requires({ os.linux || os.macOs })
class CurlSpec extends Specification {
  @TempDir Path home

  def "a shell hands curl exactly what was sent"() {
    given:
    def body = Json.parse('{"a":"it\'s $HOME `id` \\\\ \\n \\"q\\" 的 \\u202e!"}', 'the body')
    def sent = sent('POST', "/v1/x y/{id}/ü'?#%41", ['q&=': ["a b'c", ''], ids: ['1', '2']],
        ['X-Who': "o'neil \$(id) 的", 'X-Empty': ''], Optional.of(body))

    when:
    def line = Curl.of(sent)
    def arguments = run(line)

    then:
    !line.contains('\n')
    arguments == [
      '-sS', '-i', '-X', 'POST',
      "https://api.coze.cn/v1/x%20y/%7Bid%7D/%C3%BC'%3F%23%2541?q%26%3D=a%20b%27c&q%26%3D=&ids=1&ids=2",
      '-H', 'Authorization: Bearer pat_test_of_the_shell',
      '-H', 'X-Empty;',
      '-H', "X-Who: o'neil \$(id) 的",
      '-H', 'Content-Type: application/json',
      '--data-raw', Json.line(body).replace('\u202e', '\\u202e'),
    ]
    Json.parse(arguments.last(), 'the body') == body
  }

  @Unroll("#sent.method() #sent.path() #sent.credential()")
  def "the line is as short as the request allows"() {
    expect:
    run(Curl.of(sent)) == arguments

    where:
    sent                                                 || arguments
    sent('GET', '/v1/bots')                              || ['-sS', '-i', 'https://api.coze.cn/v1/bots', '-H', 'Authorization: Bearer pat_test_of_the_shell']
    shown(sent('GET', '/v1/bots'), Credential.NONE)      || ['-sS', '-i', 'https://api.coze.cn/v1/bots']
    shown(sent('GET', '/v1/bots'), Credential.MALFORMED) || ['-sS', '-i', 'https://api.coze.cn/v1/bots', '-H', 'Authorization: Bearer no-such-token']
    shown(sent('HEAD', '/v1/../x'), Credential.NONE)     || ['-sS', '-i', '--head', '--path-as-is', 'https://api.coze.cn/v1/../x']
    shown(sent("A'B", '/'), Credential.NONE)             || ['-sS', '-i', '-X', "A'B", 'https://api.coze.cn/']
  }

  def "a content type that was sent is not sent twice, a header of two lines does not end the line"() {
    given:
    def sent = sent('PUT', '/v1/x', [:], ['content-type': 'text/plain', 'X-A': 'one\r\ntwo'], Optional.of(Json.object()))

    expect:
    run(Curl.of(sent)).findAll { it.toLowerCase().startsWith('content-type') } == ['content-type: text/plain']
    run(Curl.of(sent)).contains('X-A: one two')
    run(Curl.of(sent)).takeRight(2) == ['--data-raw', '{}']
  }

  private static Sent shown(Sent sent, Credential credential) {
    new Sent(sent.base(), sent.method(), sent.path(), sent.query(), sent.headers(), sent.body(), credential)
  }

  /** What a program called curl is handed when a shell reads the line. */
  private List<String> run(String line) {
    def curl = home.resolve('curl')
    if (!Files.exists(curl)) {
      Files.writeString(curl, '#!/bin/sh\nfor each in "$@"; do printf "%s\\0" "$each"; done\n')
      Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString('rwx------'))
    }
    def shell = new ProcessBuilder('sh', '-c', line)
    shell.environment().put('PATH', home.toString() + ':/usr/bin:/bin')
    shell.environment().put('COZE_API_TOKEN', 'pat_test_of_the_shell')
    def process = shell.redirectErrorStream(true).start()
    def said = new String(process.inputStream.readAllBytes(), 'UTF-8')
    assert process.waitFor() == 0
    said.split('\0', -1)[0..-2] as List
  }
}
