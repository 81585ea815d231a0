package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok

import dev.cozesh.error.CozeUsageException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class AddressSpec extends Specification {
  @AutoCleanup
  Wired wired = new Wired(ok(data: [bot_id: '1']))

  @Unroll
  def "an id cannot change the endpoint: #id becomes #path"() {
    when:
    wired.client.bots().info(id)

    then:
    wired.lines() == ["GET /v1/bots/$path?is_published=true"]

    where:
    id        || path
    '../x'    || '..%2Fx'
    'a/b'     || 'a%2Fb'
    'a?b'     || 'a%3Fb'
    'a#b'     || 'a%23b'
    '%2e%2e'  || '%252e%252e'
    'a b;c'   || 'a%20b%3Bc'
    '面'       || '%E9%9D%A2'
    '...'     || '...'
  }

  @Unroll
  def "an id that is no id is refused before anything is sent: #name"() {
    when:
    wired.client.bots().info(id)

    then:
    def failure = thrown(CozeUsageException)
    failure.what().startsWith('not usable as {bot_id}')
    !failure.message.contains('\r')
    wired.server.connections() == 0

    where:
    name        | id
    'empty'     | ''
    'dot'       | '.'
    'dots'      | '..'
    'CRLF'      | '1\r\nX: y'
    'NUL'       | '1\u0000'
  }

  @Unroll
  def "a path typed by hand is refused when it leads elsewhere: #path"() {
    when:
    wired.client.raw().send('GET', path, [:], Optional.empty())

    then:
    thrown(CozeUsageException)
    wired.server.connections() == 0

    where:
    path << ['v1/bots', '', 'https://evil.example/v1', '/v1/../x', '/v1/./x', '/v1/%2E%2e/x', '/v1/bots?a=1', '/v1/bots#a',
             '/v1/bots\r\nX: y', '@evil.example/']
  }

  @Unroll
  def "a path typed by hand keeps its escapes and gets those it lacks: #path"() {
    when:
    wired.client.raw().send('get', path, [q: ['a b', '岗&=']], Optional.empty())

    then:
    wired.lines() == ["GET $sent?q=a%20b&q=%E5%B2%97%26%3D"]

    where:
    path            || sent
    '/v1/bots/a%2Fb' || '/v1/bots/a%2Fb'
    '/v1/岗 位'      || '/v1/%E5%B2%97%20%E4%BD%8D'
    '//v1//bots/'   || '//v1//bots/'
  }

  @Unroll
  def "a method that is none is refused: #method"() {
    when:
    wired.client.raw().send(method, '/v1/bots', [:], Optional.empty())

    then:
    thrown(CozeUsageException)
    wired.server.connections() == 0

    where:
    method << ['', 'GET /x', 'G\r\n', 'ΓΕΤ']
  }

  @Unroll
  def "the base URL #url is refused: plain http is for this machine"() {
    when:
    CozeClient.builder().baseUrl(URI.create(url))

    then:
    def failure = thrown(CozeUsageException)
    !failure.message.contains('secret')

    where:
    url << ['http://api.coze.cn', 'http://10.0.0.1', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example', 'http://[2001::1]',
            'http://[fe80::1]', 'ftp://127.0.0.1', 'api.coze.cn', 'https:///v1', 'https://user:secret@api.coze.cn', 'https://api.coze.cn/?a=secret',
            'https://api.coze.cn#a']
  }

  @Unroll
  def "the base URL #url is taken"() {
    expect:
    CozeClient.builder().baseUrl(URI.create(url)) != null

    where:
    url << ['https://api.coze.cn', 'https://api.coze.com/', 'https://plus.example:8443/api', 'http://127.0.0.1:1', 'http://localhost:80',
            'http://LOCALHOST', 'http://[::1]:8080', 'http://127.9.9.9']
  }

  def "a path prefix of the base URL stays"() {
    given:
    def client = CozeClient.builder()
        .baseUrl(wired.server.uri('/coze/'))
        .authorizer(new dev.cozesh.auth.TokenAuthorizer('pat_test_secret'))
        .build()

    when:
    client.bots().info('1')

    then:
    wired.lines() == ['GET /coze/v1/bots/1?is_published=true']

    cleanup:
    client.close()
  }
}
