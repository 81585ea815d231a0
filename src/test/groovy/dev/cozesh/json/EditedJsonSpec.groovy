package dev.cozesh.json

import dev.cozesh.error.CozeDataException
import spock.lang.Specification
import spock.lang.Unroll

class EditedJsonSpec extends Specification {
  static final FILE = '''\
{
    "profiles" : {
        "a": { "timeout": 1.50e1, "x":[ 1,2 ] },
        "b": {}
    },
  "note": "\\u62db"
}
'''

  def "a member is put where others of its kind stand, and nothing else moves"() {
    expect:
    new EditedJson(FILE).with(['profiles', 'c'], Json.object().put('region', 'cn')).text() == FILE.replace('''\
        "b": {}
''', '''\
        "b": {},
        "c": {
          "region" : "cn"
        }
''')
  }

  def "a member that is there is replaced in its place"() {
    expect:
    new EditedJson(FILE).with(['profiles', 'a'], Json.object().put('r', 1)).text() == FILE.replace(
        '{ "timeout": 1.50e1, "x":[ 1,2 ] }', '{\n          "r" : 1\n        }')
  }

  @Unroll("#text, #path: #changed")
  def "texts on one line, empty objects and missing ones"() {
    expect:
    new EditedJson(text).with(path, Json.tree(1)).text() == changed

    where:
    text              | path       || changed
    '{"a": 1}'        | ['b']      || '{"a": 1, "b": 1}'
    '{}'              | ['b']      || '{\n  "b": 1\n}'
    '{\r\n"a": 1\r\n}' | ['b']     || '{\r\n"a": 1,\r\n"b": 1\r\n}'
    '{"a": {}}'       | ['a', 'b'] || '{"a": {\n  "b": 1\n}}'
    '{"a": 5}'        | ['a', 'b'] || '{"a": {\n  "b" : 1\n}}'
  }

  @Unroll("#path: #changed")
  def "a member goes with one comma"() {
    expect:
    new EditedJson('{"a": 1, "b": {"c": 2},\n "d": 3}').without(path).text() == changed

    where:
    path       || changed
    ['a']      || '{"b": {"c": 2},\n "d": 3}'
    ['b']      || '{"a": 1,\n "d": 3}'
    ['d']      || '{"a": 1, "b": {"c": 2}}'
    ['b', 'c'] || '{"a": 1, "b": {},\n "d": 3}'
    ['x']      || '{"a": 1, "b": {"c": 2},\n "d": 3}'
    ['a', 'x'] || '{"a": 1, "b": {"c": 2},\n "d": 3}'
  }

  @Unroll("refused: #text")
  def "what is no object of JSON is refused"() {
    when:
    new EditedJson(text)

    then:
    thrown(CozeDataException)

    where:
    text << ['', '[1]', '{"a": 1} // note', '{"a": 1,}', '{"a": 1, "a": 2}']
  }
}
