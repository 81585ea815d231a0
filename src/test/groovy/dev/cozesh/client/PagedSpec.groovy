package dev.cozesh.client

import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.core.Page
import dev.cozesh.client.core.Paged
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import java.util.function.IntFunction
import spock.lang.Specification
import spock.lang.Unroll

class PagedSpec extends Specification {
  List<Integer> fetched = []

  Paged<String> paged(IntFunction<Page<String>> pages) {
    new Paged<String>('GET /v1/x', { int number ->
      fetched << number
      pages.apply(number)
    } as IntFunction, { it })
  }

  static Page<String> page(List<String> items, Long total, Boolean more) {
    new Page<String>(items, Optional.ofNullable(total), Optional.ofNullable(more), Optional.empty())
  }

  @Unroll
  def "ends by itself, without a double: #what"() {
    when:
    def all = paged({ int n -> page(*pages[n - 1]) }).all()

    then:
    all == items
    fetched == (1..pages.size()).toList()

    where:
    what                       | pages                                                            || items
    'nothing there'            | [[[], 0L, null]]                                                 || []
    'total on the first page'  | [[['a', 'b'], 2L, null]]                                         || ['a', 'b']
    'total over two pages'     | [[['a', 'b'], 3L, null], [['c'], 3L, null]]                      || ['a', 'b', 'c']
    'total shrinks'            | [[['a', 'b'], 9L, null], [['c'], 3L, null]]                      || ['a', 'b', 'c']
    'total grows'              | [[['a'], 2L, null], [['b'], 3L, null], [['c'], 3L, null]]        || ['a', 'b', 'c']
    'nothing follows'          | [[['a'], null, true], [['b'], null, false]]                      || ['a', 'b']
    'says more beats total'    | [[['a'], 1L, true], [['b'], 1L, false]]                          || ['a', 'b']
    'an empty page between'    | [[['a'], null, true], [[], null, true], [['b'], null, false]]    || ['a', 'b']
    'three empty pages'        | [[['a'], null, true]] + [[[], null, true]] * 3 + [[['b'], null, false]] || ['a', 'b']
    'an item moved'            | [[['a', 'b'], 4L, null], [['b', 'c'], 4L, null]]                 || ['a', 'b', 'c']
    'no word about the end'    | [[['a'], null, null], [[], null, null]]                          || ['a']
  }

  @Unroll
  def "is never believed when #what"() {
    when:
    paged(pages).all()

    then:
    def failure = thrown(CozeDataException)
    failure.what() == "GET /v1/x: the list cannot be read to its end: $words"
    fetched.size() == requests

    where:
    what                      | pages                                            || requests | words
    'empty pages go on'       | { int n -> page([], null, true) }                || 4        | '4 empty pages came, yet more was announced'
    'it stops before total'   | { int n -> page(n == 1 ? ['a'] : [], 5L, null) } || 5        | '4 empty pages came, yet more was announced'
    'a page is repeated'      | { int n -> page(['a', 'b'], null, true) }        || 2        | 'page 2 repeats page 1'
    'there is no end'         | { int n -> page(["i$n".toString()], null, true) } || 10_000   | 'there is no end after 10000 pages'
  }

  def "fetches a page only when it is reached, and each walk anew"() {
    given:
    def list = paged({ int n -> page(["a$n".toString(), "b$n".toString()], null, n < 9) })

    expect:
    list.stream().limit(3).toList() == ['a1', 'b1', 'a2']
    fetched == [1, 2]
    list.firstPage().items() == ['a1', 'b1']
    list.iterator().next() == 'a1'
    fetched == [1, 2, 1, 1]
  }

  def "an iterator at its end says so"() {
    when:
    paged({ page([], 0L, null) }).iterator().next()

    then:
    thrown(NoSuchElementException)
  }

  def "a failure on a later page leaves no half list"() {
    given:
    def wired = new Wired(
        ok(data: [items: (1..20).collect { [id: "$it".toString()] }, total: 25]), refusal(403, 4101))

    when:
    wired.client.bots().list('1', PublishStatus.ALL).all()

    then:
    thrown(CozeServiceException)
    wired.lines()*.replaceAll(/.*(page_num=\d).*/, '$1') == ['page_num=1', 'page_num=2']

    cleanup:
    wired.close()
  }

  @Unroll
  def "rows that are absent are none when the total is there, else not understood: #data"() {
    given:
    def wired = new Wired(ok(data: data))

    when:
    def rows = wired.client.bots().list('1', PublishStatus.ALL).all()

    then:
    rows == []

    cleanup:
    wired.close()

    where:
    data << [[items: null, total: 0], [total: 0], [items: [], total: '0']]
  }

  @Unroll
  def "a row that is no object names its place: #items"() {
    given:
    def wired = new Wired(ok(data: [items: items, total: 2]))

    when:
    wired.client.bots().list('1', PublishStatus.ALL).all()

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains(path)

    cleanup:
    wired.close()

    where:
    items                    || path
    [[id: '1'], [name: 'x']] || '/data/items/1/id is missing'
    [[id: '1'], null]        || '/data/items/1 is null'
    [id: '1']                || '/data/items is missing or of another kind'
  }

  def "an answer without rows and without a total is not understood"() {
    given:
    def wired = new Wired(ok(data: [list: []]))

    when:
    wired.client.bots().list('1', PublishStatus.ALL).all()

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains('/data/items is missing')

    cleanup:
    wired.close()
  }
}
