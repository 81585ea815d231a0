package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.ObjectMapper
import dev.cozesh.client.bot.Bot
import dev.cozesh.client.core.WireValue
import dev.cozesh.client.dataset.DocumentStatus
import dev.cozesh.client.workflow.Workflow
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

class ValueTextSpec extends Specification {
  @Unroll("#text")
  def "a value is written the way Groovy writes it"() {
    expect:
    ValueText.of(value) == text

    where:
    value                                        || text
    42                                           || '42'
    'two\nlines'                                 || 'two\nlines'
    [1, 'a', [2]]                                || '[1, a, [2]]'
    [a: 1, b: [c: null]]                         || '[a:1, b:[c:null]]'
    [:]                                          || '[:]'
    [1, 2] as int[]                              || '[1, 2]'
    "n = ${1 + 1}"                               || 'n = 2'
    'esc \u001b[2J'                              || 'esc \\x1b[2J'
    'pat_test_0123456789'                        || 'pat_***'
    new ObjectMapper().readTree('{"a":1}')       || '{\n  "a" : 1\n}'
    ({ ['x', 'y'].iterator() } as Iterable)      || 'x\ny'
    ({ [].iterator() } as Iterable)              || '[]'
    []                                           || '[]'
    Optional.of([1])                             || '[1]'
    [a: Optional.of('x'), b: WireValue.of(3)]    || '[a:x, b:3]'
    DocumentStatus.COMPLETED                     || '1'
  }

  def "a record is its present members, one a line, the values in one column"() {
    given:
    def bot = Json.value(Json.parse("""{"bot_id":"7389","name":"WeHan 求职助手","description":"","version":"1","bot_mode":0,
        "prompt_info":{"prompt":"# 角色\\n你好"},"workflow_info_list":[{"id":"7390"}],"brand_new":{"x":1}}""", 'test'), Bot)

    expect:
    ValueText.of(bot) == '''\
id:                  7389
name:                WeHan 求职助手
version:             1
prompt_info:         [prompt:# 角色
                     你好]
bot_mode:            0
workflow_info_list:  [[id:7390]]'''
  }

  @Unroll("#kind")
  def "a list of records is a table of ids, names and what else is short"() {
    given:
    def workflows = [workflow('7391', '面试模拟', 'long ' * 20), workflow('7392', 'b', 'short')]

    expect:
    ValueText.of(list(workflows)) == '''\
id    name      app_id  created_at
7391  面试模拟  0       1700000000
7392  b         0       1700000000'''

    where:
    kind    | list
    'whole' | { it }
    'lazy'  | { all -> ({ all.iterator() } as Iterable) }
  }

  def "a long list of records is counted behind its twentieth row"() {
    when:
    def lines = ValueText.of((1..50).collect { workflow("$it", "w$it", 'd') }).readLines()

    then:
    lines.size() == 22
    lines[20].startsWith('20 ')
    lines[21] == '… 30 more'
  }

  def "no secret and no control character leaves a record"() {
    when:
    def text = ValueText.of([workflow('1', 'w' * 30 + ' pat_test_0123456789', 'esc \u001b[2J')])

    then:
    !text.contains('pat_test')
    text.contains('esc \\x1b[2J')
  }

  private static Workflow workflow(String id, String name, String description) {
    Json.value(Json.tree([workflow_id: id, workflow_name: name, description: description, app_id: '0',
      created_at: '1700000000', folder: [a: 1]]), Workflow)
  }
}
