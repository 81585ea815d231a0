package dev.cozesh.client

import static dev.cozesh.client.core.ApiRequest.get

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.core.ApiCaller
import dev.cozesh.client.core.CallGate
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Line
import dev.cozesh.client.core.Page
import dev.cozesh.client.core.Paged
import dev.cozesh.client.core.TokenShape
import dev.cozesh.error.CozeDataException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.ScriptedTransport
import dev.cozesh.json.Json
import java.time.Duration
import java.util.function.Function
import spock.lang.Specification
import spock.lang.Unroll

/** Lists whose pages name the next one. */
class ChainedSpec extends Specification {
  ScriptedTransport wire

  Paged<String> chained(List<Map> pages) {
    wire = new ScriptedTransport(pages.collect {
      ScriptedTransport.answer(200, ['X-Tt-Logid': 'log-1'], Json.line([code: 0, data: it]))
    } as Object[])
    def line = new Line(URI.create('https://api.coze.cn'), new TokenAuthorizer('pat_test_secret'),
        wire, Duration.ofSeconds(10), new FakeTime())
    new ApiCaller(line, CallListener.NONE, CallGate.OPEN).chained(
        { Optional<String> token -> get('/v1/x').query('page_token', token).read() } as Function,
        TokenShape.USUAL, String, Function.identity())
  }

  List<String> tokens() {
    wire.sent.collect { it.uri().query }
  }

  @Unroll
  def "each page is asked for by the token of the one before: #what"() {
    expect:
    chained(pages).all() == items
    tokens() == asked

    where:
    what                   | pages                                                                                                  || items           | asked
    'one page'             | [[items: ['a'], has_more: false]]                                                                      || ['a']           | [null]
    'three pages'          | [[items: ['a'], has_more: true, next_page_token: 't/1'], [items: ['b'], has_more: true, next_page_token: 't2'], [items: ['c'], has_more: false, next_page_token: '']] || ['a', 'b', 'c'] | [null, 'page_token=t/1', 'page_token=t2']
    'a number as token'    | [[items: ['a'], has_more: true, next_page_token: 9007199254740993], [items: ['b'], has_more: false]]   || ['a', 'b']      | [null, 'page_token=9007199254740993']
    'the end in silence'   | [[items: ['a'], next_page_token: 't1'], [items: ['b']]]                                                || ['a', 'b']      | [null, 'page_token=t1']
    'a token after the end' | [[items: ['a'], has_more: false, next_page_token: 't1']]                                              || ['a']           | [null]
    'an empty page'        | [[items: [], has_more: true, next_page_token: 't1'], [items: ['b'], has_more: false]]                  || ['b']           | [null, 'page_token=t1']
    'no rows at all'       | [[items: null, has_more: false]]                                                                       || []              | [null]
    'an item twice'        | [[items: ['a', 'b'], has_more: true, next_page_token: 't1'], [items: ['b', 'c'], has_more: false]]     || ['a', 'b', 'c'] | [null, 'page_token=t1']
  }

  @Unroll
  def "is never believed when #what"() {
    when:
    chained(pages).all()

    then:
    def failure = thrown(CozeDataException)
    failure.what().startsWith('GET /v1/x')
    failure.what().contains(words)
    wire.sent.size() == requests

    where:
    what                      | pages                                                                                                                     || requests | words
    'more has no token'       | [[items: ['a'], has_more: true]]                                                                                          || 1        | 'more was announced, yet /data/next_page_token is missing'
    'more has an empty token' | [[items: ['a'], has_more: true, next_page_token: '']]                                                                     || 1        | 'more was announced, yet /data/next_page_token is missing'
    'a token comes again'     | [[items: ['a'], has_more: true, next_page_token: 't'], [items: ['b'], has_more: true, next_page_token: 't']]              || 2        | 'page 2 names a next page that was there before'
    'tokens go in a circle'   | [[items: ['a'], has_more: true, next_page_token: 't'], [items: ['b'], has_more: true, next_page_token: 'u'], [items: ['c'], has_more: true, next_page_token: 't']] || 3 | 'page 3 names a next page that was there before'
    'empty pages go on'       | (1..9).collect { [items: [], has_more: true, next_page_token: "t$it".toString()] }                                        || 4        | '4 empty pages came, yet more was announced'
    'no rows and no end'      | [[list: ['a']]]                                                                                                           || 1        | '/data/items is missing'
  }

  def "pages without an end are left after ten thousand"() {
    given:
    int number = 0
    def list = Paged.chained('GET /v1/x', { token ->
      number++
      new Page(["i$number".toString()], Optional.empty(), Optional.of(true), Optional.of("t$number".toString()))
    } as Function, Function.identity())

    when:
    list.all()

    then:
    def failure = thrown(CozeDataException)
    failure.what().endsWith('there is no end after 10000 pages')
    number == 10_000
  }

  def "the first page says where the next begins, and costs one request"() {
    when:
    def page = chained([[items: ['a'], has_more: true, next_page_token: 't1']]).firstPage()

    then:
    page.items() == ['a']
    page.next().get() == 't1'
    page.hasMore().get()
    wire.sent.size() == 1
  }
}
