package dev.cozesh.client.core

import dev.cozesh.error.Refusal
import dev.cozesh.http.Answer
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class RegionSpec extends Specification {
  @Unroll
  def "code #code at #host names the host that was asked, and the region a token may be of"() {
    given:
    def call = new Call('GET', '/v1/bots', URI.create("https://$host/v1/bots"), Optional.empty(), Optional.empty())
    def reply = new Reply(call, new Exchange(Answer.of(401, [:], new byte[0]), Duration.ZERO), Optional.empty())

    when:
    def failure = RefusalAdvice.exception(new Refusal('GET /v1/bots', host, 401, code, 'no', 'log-1', ''), reply)

    then:
    failure.why().contains("asked was $host")
    failure.why().endsWith(words)

    where:
    host               | code      || words
    'api.coze.cn'      | 4100      || 'a token of coze.com does not work there'
    'api.coze.cn'      | 4101      || 'a token of coze.com does not work there'
    'api.coze.cn'      | 700012006 || 'a token of coze.com does not work there'
    'api.coze.com'     | 4100      || 'a token of coze.cn does not work there'
    'api.coze.com'     | 4101      || 'a token of coze.cn does not work there'
    'coze.corp.test'   | 4100      || 'a coze.cn token does not work on coze.com, nor the reverse'
    'evilcoze.cn'      | 4100      || 'a coze.cn token does not work on coze.com, nor the reverse'
    'api.coze.cn'      | 4200      || 'asked was api.coze.cn'
    'api.coze.com'     | 4200      || 'asked was api.coze.com'
  }

  def "not found claims another region among its causes"() {
    expect:
    dev.cozesh.catalog.Catalog.bundled().code(4200).get().cause().contains('another region')
  }
}
