package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.ObjectMapper
import dev.cozesh.client.bot.Bot
import dev.cozesh.client.bot.BotSummary
import dev.cozesh.client.core.Page
import dev.cozesh.client.core.Paged
import dev.cozesh.client.core.WireValue
import dev.cozesh.client.dataset.Dataset
import dev.cozesh.client.workflow.Workflow
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import java.nio.file.Path
import java.time.Duration
import java.util.function.UnaryOperator
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

class ValueViewSpec extends Specification {
  static final long NOW = Screens.NOW.epochSecond

  @Unroll("#text")
  def "a small value is written the way Groovy writes it"() {
    expect:
    shown(value) == text

    where:
    value                                          || text
    42                                             || '42'
    'two\nlines'                                   || 'two\nlines'
    "n = ${1 + 1}"                                 || 'n = 2'
    [1, 'a', [2]]                                  || '[1, a, [2]]'
    [a: 1, b: [c: null]]                           || '[a:1, b:[c:null]]'
    [:]                                            || '[:]'
    []                                             || '[]'
    [1, 2] as int[]                                || '[1, 2]'
    1..3                                           || '[1, 2, 3]'
    ['a', 'b'] as Set                              || '[a, b]'
    Optional.of('x')                               || 'x'
    Optional.empty()                               || 'null'
    Path.of('a', 'b')                              || Path.of('a', 'b').toString()
    new byte[12345]                                || '12,345 bytes'
    new byte[1]                                    || '1 byte'
    [raw: new byte[3]]                             || '[raw:3 bytes]'
    Duration.ofMillis(320)                         || '320 ms'
    Duration.ofMillis(1590)                        || '1.5 s'
    Duration.ofSeconds(125)                        || '2 min 5 s'
    Duration.ofMinutes(200)                        || '3 h 20 min'
    String                                         || 'java.lang.String'
    new IllegalStateException('boom')              || 'IllegalStateException: boom'
    new IllegalStateException()                    || 'IllegalStateException'
    [1, 2].stream()                                || 'not read yet: it can be walked once, and showing it would be that'
    WireValue.of(3)                                || '3'
    new CozeUsageException('what', 'why', 'next')  || 'what\n  why:  why\n  next: next'
  }

  def "null is shown"() {
    expect:
    shown(null) == 'null'
  }

  def "a stream that is shown can still be read"() {
    given:
    def stream = [1, 2].stream()

    when:
    shown(stream)

    then:
    stream.toList() == [1, 2]
  }

  @Unroll("at #columns columns")
  def "a list of records is a table that fits: ids and names whole, ages for points in time"() {
    expect:
    shown(bots(3), columns) == table

    where:
    columns || table
    0       || '''\
id                   name           is_published  published_at  updated_at  description                                                   owner_user_id
7389000000000000001  求职助手 一号  true          3 h ago       2 d ago     Answers questions about the offers of the spring and the au…  u1
7389000000000000002  b              false                       2024-01-01                                                                u1
7389000000000000003  a ✅           true          now           in 5 min    短                                                            u1'''
    80      || '''\
id                   name           is_published  published_at  updated_at
7389000000000000001  求职助手 一号  true          3 h ago       2 d ago
7389000000000000002  b              false                       2024-01-01
7389000000000000003  a ✅           true          now           in 5 min'''
    58      || '''\
id                   name           is_published  publish…
7389000000000000001  求职助手 一号  true          3 h ago
7389000000000000002  b              false
7389000000000000003  a ✅           true          now'''
    20      || '''\
id                   name
7389000000000000001  求职助手 一号
7389000000000000002  b
7389000000000000003  a ✅'''
  }

  def "twenty rows, then it shows more, until there is no more"() {
    when:
    def first = view().of(bots(45))
    def second = view().of(first.more().get())
    def third = view().of(second.more().get())

    then:
    first.text().readLines().size() == 22
    first.text().endsWith('\n20 of 45 – it shows more')
    first.more().get().toString() == '20 of 45'
    second.text().readLines()[1].startsWith('7389000000000000021')
    second.text().endsWith('\n40 of 45 – it shows more')
    third.text().readLines().size() == 6
    third.more().empty

    and: 'what is left was shown'
    shown(second.more().get()) == 'there is no more'
  }

  @Unroll("pages of #size, total #total: #told")
  def "a lazy list fetches the pages that are shown, and no other"() {
    given:
    def pages = []
    def all = bots(50)
    def list = new Paged<BotSummary>('GET /v1/bots', { int number ->
      pages << number
      def items = all.drop((number - 1) * size).take(size)
      new Page(items, total ? Optional.of(50L) : Optional.empty(), Optional.of(number * size < 50), Optional.empty())
    }, { it.id() })

    when:
    def first = view().of(list)
    def afterFirst = pages.size()
    def second = view().of(first.more().get())
    def afterSecond = pages.size()
    def third = view().of(second.more().get())

    then:
    [first, second]*.text()*.readLines()*.last() == told
    [afterFirst, afterSecond, pages.size()] == requests
    third.more().empty
    [first, second, third].collectMany { it.text().readLines().findAll { it.startsWith('7389') } }.size() == 50

    where:
    size | total || requests  | told
    20   | true  || [1, 2, 3] | ['20 of 50 – it shows more', '40 of 50 – it shows more']
    20   | false || [1, 2, 3] | ['20 shown – it shows more', '40 shown – it shows more']
    10   | true  || [2, 4, 5] | ['20 of 50 – it shows more', '40 of 50 – it shows more']
    50   | true  || [1, 1, 1] | ['20 of 50 – it shows more', '40 of 50 – it shows more']
    50   | false || [1, 1, 1] | ['20 shown – it shows more', '40 shown – it shows more']
  }

  @Timeout(20)
  def "a million elements are counted, not walked"() {
    given:
    def all = (1..1_000_000).toList()

    when:
    def first = view().of(all)
    def second = view().of(first.more().get())

    then:
    first.text().readLines()[0].startsWith('1,000,000 elements: [1, 2, 3,')
    first.text().readLines()[0].endsWith('20, … ]')
    first.text().readLines()[1] == '20 of 1,000,000 – it shows more'
    second.text().startsWith('… 21, 22,')
  }

  @Timeout(20)
  def "maps of a million members are counted, not walked"() {
    given:
    def map = (1..1_000_000).collectEntries { [it, it] }

    when: 'the values stay out of the conditions, which would print them'
    def lines = [map, [map, map], [a: [map]]].collect { shown(it).readLines() }

    then:
    lines*.last().every { it.contains('prints all 1,000,000 members') }
    lines.every { it.any { it.endsWith('… 999,900 more') } }
    lines.every { it.size() < 300 }
  }

  def "a lazy list without an end is shown by its beginning"() {
    given:
    def asked = 0
    Iterable endless = { [hasNext: { true }, next: { asked++ }] as Iterator } as Iterable

    expect:
    shown(endless).startsWith('[0, 1, 2,')
    shown(endless).endsWith('20 shown – it shows more')
    asked == 40
  }

  def "a long text is cut with its length, and it goes on"() {
    given:
    def text = 'x' * 4095 + '👍' + 'y' * 10_000_000

    when:
    def first = view().of(text)
    def second = view().of(first.more().get())

    then:
    first.text() == 'x' * 4095 + '\n… 4,095 of 10,004,097 characters – it shows more'
    second.text().startsWith('👍yyy')
    second.text().endsWith('… 8,191 of 10,004,097 characters – it shows more')
  }

  def "what holds itself, and what is deep, ends"() {
    given:
    def self = [name: 'me']
    self.self = self
    def ring = [1]
    ring << [ring]
    def deep = (1..100_000).inject([]) { inner, n -> [inner] }
    def wide = (1..30).collect { "k$it".toString() }.inject([:]) { map, key -> map[key] = map; map }

    when: 'the values stay out of the conditions, which would print them'
    def (selfText, ringText, deepText, wideText) = [self, ring, deep, wide].collect { shown(it) }
    def others = [Shape.JSON, Shape.YAML].collectMany { shape -> [self, ring, deep, wide].collect { shown(it, 80, shape) } }

    then:
    selfText == '[name:me, self:(this)]'
    ringText == '[1, [[1, (this)]]]'
    deepText.endsWith('`show _[0][0][0][0][0][0]` prints 1 element')
    wideText.readLines().size() < 2000
    others.every { it.readLines().size() < 2000 }
  }

  def "JSON is indented and folded, and says how to see the rest"() {
    given:
    def json = Json.tree([data: [items: (1..50).collect { [id: it] }, 'my key': 'z' * 5000, short: [1, 2]], deep: [a: [b: [c: [d: [e: [f: 1]]]]]]])

    when:
    def lines = view().of(new Headed('GET /v1/x → 200', Optional.of(json), '_.json')).text().readLines()

    then:
    lines.take(6) == ['GET /v1/x → 200', '{', '  "data": {', '    "items": [', '      {', '        "id": 1']
    lines.contains('      … 30 more')
    lines.contains('    "short": [1, 2]')
    lines.any { it ==~ / {4}"my_?key|.*"my key": "z{4096}" … 5,000 characters,?/ }
    lines.any { it.endsWith('"e": {… 1 member}') }
    lines.last() == '`show _.json.data.items` prints all 50 elements; ' +
        "`show _.json.data.'my key'` prints all 5,000 characters; `show _.json.deep.a.b.c.d.e` prints 1 member"
  }

  def "a list of deep objects goes on with it, and its folds are told by their places"() {
    given:
    def rows = (0..<30).collect { [id: it, list: (1..25).toList()] }

    when:
    def first = view().of(rows)
    def second = view().of(first.more().get())

    then:
    first.text().contains('20 of 30 – it shows more')
    first.text().contains('`show _[0].list` prints all 25 elements')
    second.text().contains('`show _[20].list` prints all 25 elements')
    second.text().contains('7 more places are folded')
  }

  def "a list of flat maps is a table"() {
    expect:
    shown([[id: '1', 名字: '武汉', n: null], [id: '22', 名字: 'b', n: 3]]) == '''\
id  名字  n
1   武汉
22  b     3'''
  }

  def "a record is its members, the values in one column, its parts below"() {
    given:
    def bot = Json.value(Json.parse(Json.line(Json.tree([bot_id: '7389', name: 'WeHan 求职助手', create_time: "${NOW - 7200}".toString(),
      update_time: NOW - 59, prompt_info: [prompt: 'p' * 5000], workflow_info_list: (1..30).collect { [id: "739$it".toString()] }, plugin_info_list: []])), 'test'), Bot)

    when:
    def lines = view().of(bot).text().readLines()

    then:
    lines[0..1] == ['id:                  7389', 'name:                WeHan 求职助手']
    lines.contains('create_time:         2 h ago (2026-11-25 10:00)')
    lines.contains('update_time:         59 s ago (2026-11-25 11:59)')
    lines.contains('prompt_info:         {')
    lines.contains('  … 10 more')
    lines.contains('}')
    !lines.any { it.startsWith('plugin_info_list') }
    lines.last() == '`show _.prompt_info.prompt` prints all 5,000 characters; `show _.workflow_info_list` prints all 30 elements'
  }

  def "a number of the wire that has a name is told by it, and who made something by theirs"() {
    given:
    def dataset = Json.value(Json.tree([dataset_id: '7389', name: '手册', format_type: 2, status: 99, creator_id: '1']), Dataset)
    def workflow = Json.value(Json.tree([workflow_id: '7390', workflow_name: 'w', creator: [id: '1', name: '小王']]), Workflow)

    expect:
    shown([dataset]) == '''\
id    name  status  format_type  creator_id
7389  手册  99      image        1'''
    shown(dataset).readLines().contains('format_type:  image')
    shown([workflow]) == '''\
id    name  creator
7390  w     小王'''
  }

  def "a user's own record keeps the names it was given"() {
    expect:
    shown(new Own('x')) == 'howOld:  x'
  }

  static record Own(String howOld) {}

  @Unroll("#shape")
  def "the shape is chosen"() {
    expect:
    shown(value, 80, shape) == text

    where:
    shape      | value                                    || text
    Shape.JSON | [a: 1, b: ['x', null]]                   || '{\n  "a": 1,\n  "b": ["x", null]\n}'
    Shape.JSON | 'a"b'                                    || '"a\\"b"'
    Shape.JSON | [1, 2]                                   || '[1, 2]'
    Shape.JSON | []                                       || '[]'
    Shape.YAML | [a: 1, b: ['x', null], c: [:], d: [[e: 1, f: [2]], []]] || '''\
a: 1
b:
  - x
  - null
c: {}
d:
  - e: 1
    f:
      - 2
  - []'''
    Shape.YAML | 'yes'                                    || "'yes'"
    Shape.YAML | [t: 'a\nb\n', u: 'a\nb', created_at: 1700000000] || '''\
t: |
  a
  b
u: |-
  a
  b
created_at: 1700000000  # 2023-11-15 06:13'''
  }

  def "records have their wire names in JSON and YAML, and what Coze sends beyond our names is there"() {
    given:
    def bot = Json.value(Json.parse('{"id":"7","name":"b","is_published":true,"brand_new":{"x":1}}', 'test'), BotSummary)

    expect:
    shown([bot], 80, Shape.JSON) == '''\
[
  {
    "id": "7",
    "name": "b",
    "is_published": true,
    "brand_new": {
      "x": 1
    }
  }
]'''
    shown(bot, 80, Shape.YAML) == '''\
id: '7'
name: b
is_published: true
brand_new:
  x: 1'''
  }

  @Unroll("#shape")
  def "what would steer the terminal is shown, and secrets are not"() {
    given:
    def evil = 'a\u001b]0;title\u0007b\u202ec\u009b31md\r\ue000pat_test_0123456789'
    def values = [evil, [evil], [(evil): evil], [[id: evil, (evil): 1]], (1..30).collect { evil }, [a: [evil, [b: evil]]],
        new IllegalStateException(evil), new CozeUsageException(evil, evil, evil), Json.tree([(evil): [evil], access_token: 'hunter2']), new Headed(evil, Optional.of(evil), '_')]

    expect:
    values.every { value ->
      def text = Screens.bare(new ValueView(Screens.coloured(80), shape, UnaryOperator.identity()).of(value).text())
      assert text.codePoints().allMatch { it == 10 || !Character.isISOControl(it) && it != 0x202e }
      assert !text.contains('pat_test')
      assert !text.contains('hunter2')
      true
    }

    where:
    shape << Shape.values().toList()
  }

  def "colours frame what is shown and change nothing else"() {
    given:
    def value = Json.tree([a: [1, 'x', null, true], b: [c: 'd']])

    expect:
    def coloured = new ValueView(Screens.coloured(80), Shape.TABLE, UnaryOperator.identity()).of(value).text()
    coloured.contains('\u001b[36m"a"\u001b[0m: [')
    Screens.bare(coloured) == shown(value)
  }

  def "a shape is told by its name"() {
    expect:
    Shape.of('yaml') == Shape.YAML

    when:
    Shape.of('xml')

    then:
    thrown(CozeUsageException)
  }

  private static ValueView view(int columns = 80, Shape shape = Shape.TABLE) {
    new ValueView(Screens.plain(columns), shape, UnaryOperator.identity())
  }

  private static String shown(Object value, int columns = 80, Shape shape = Shape.TABLE) {
    view(columns, shape).of(value).text()
  }

  private static List<BotSummary> bots(int count) {
    def told = [
      [name: '求职助手 一号', description: 'Answers questions about the offers of the spring and the autumn', is_published: true,
        published_at: NOW - 3 * 3600, updated_at: NOW - 2 * 86400, icon_url: 'https://x.test/1'],
      [name: 'b', description: '', is_published: false, published_at: 0, updated_at: 1704067200, icon_url: 'https://x.test/2'],
      [name: 'a ✅', description: '短', is_published: true, published_at: NOW, updated_at: NOW + 300]]
    (1..count).collect { n ->
      def bot = n <= 3 ? told[n - 1] : [name: "bot $n".toString()]
      Json.value(Json.tree(bot + [id: String.format('7389%015d', n), folder_id: '0', owner_user_id: 'u1']), BotSummary)
    }
  }
}
