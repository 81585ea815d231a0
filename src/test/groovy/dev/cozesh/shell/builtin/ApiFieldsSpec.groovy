package dev.cozesh.shell.builtin

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class ApiFieldsSpec extends Specification {
  @TempDir Path dir

  @Unroll("#fields")
  def "fields become members of the body"() {
    given:
    Files.writeString(dir.resolve('prompt.md'), '# 角色\n')
    Files.writeString(dir.resolve('body.json'), '{"a":1}')

    expect:
    reader().body(fields).toString() == body

    where:
    fields                       || body
    ['name=WeHan']               || '{"name":"WeHan"}'
    ['id=7389']                  || '{"id":"7389"}'
    ['n:=7', 'on:=true']         || '{"n":7,"on":true}'
    ['list:=[1,"2"]']            || '{"list":[1,"2"]}'
    ['prompt=@prompt.md']        || '{"prompt":"# 角色\\n"}'
    ['url=https://a/?b=c']       || '{"url":"https://a/?b=c"}'
    ['expr=a:=b']                || '{"expr":"a:=b"}'
    ['empty=']                   || '{"empty":""}'
    []                           || '{}'
  }

  @Unroll("#path #fields")
  def "fields of a read become its query, behind the path's own"() {
    expect:
    reader().query(path, fields) == query

    where:
    path                       | fields           || query
    '/v1/bots'                 | ['a=1', 'a=2']   || [a: ['1', '2']]
    '/v1/bots?x=%E6%B1%82&y'   | ['n:=3']         || [x: ['求'], y: [''], n: ['3']]
    '/v1/bots?'                | []               || [:]
  }

  @Unroll("#field")
  def "a field that cannot be read is refused"() {
    when:
    reader().body([field] + more)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains(says)

    where:
    field           | more    || says
    'name'          | []      || 'is not a field'
    '=x'            | []      || 'is not a field'
    'n:=[1,'        | []      || '`n` is not JSON at line 1'
    'f=@missing.md' | []      || 'missing.md cannot be read'
    'a=1'           | ['a=2'] || 'given twice'
  }

  def "a whole body is JSON or a file"() {
    given:
    Files.writeString(dir.resolve('body.json'), '{"a":1}')

    expect:
    reader().whole('{"b":2}').toString() == '{"b":2}'
    reader().whole('@body.json').toString() == '{"a":1}'
  }

  @Unroll
  def "where the endpoint is known, #field is #json"() {
    expect:
    reader('chat.create').body([field]).toString() == json

    where:
    field              || json
    'stream=true'      || '{"stream":true}'
    'stream=yes'       || '{"stream":"yes"}'
    'stream:="true"'   || '{"stream":"true"}'
    'bot_id=7389'      || '{"bot_id":"7389"}'
    'other=true'       || '{"other":"true"}'
  }

  def "of a known endpoint it is known what belongs in the query"() {
    expect:
    reader('chat.create').isOfQuery('conversation_id=7')
    !reader('chat.create').isOfQuery('bot_id=7')
    !reader().isOfQuery('conversation_id=7')
  }

  private ApiFields reader(String endpoint = null) {
    def known = Optional.ofNullable(endpoint).map { Catalog.bundled().endpoint(it) }
    new ApiFields(new Environment([:], dir, dir), known)
  }
}
