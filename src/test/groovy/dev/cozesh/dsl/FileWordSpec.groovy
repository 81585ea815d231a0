package dev.cozesh.dsl

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Unroll

class FileWordSpec extends LanguageSpec {
  def "json gives maps and lists, keeps every digit and takes a byte order mark"() {
    given:
    write 'a.json', '\uFEFF{"b": [1, 12345678901234567890, 0.10], "c": null}'

    expect:
    run('json(file("a.json"))').value() == [b: [1, 12345678901234567890, 0.10], c: null]
    run('json("[1]")[0]').value() == 1
  }

  def "broken JSON is told with line and column of the file"() {
    given:
    write 'a.json', '{\n  "b": }'

    expect:
    refused('\njson(file("a.json"))').what() == 'deploy.groovy:2:1: a.json is not JSON at line 2, column 8'
    refused('json("a.json")').next() == 'to read a file, write `json(file("a.json"))`'
    refused('workflow("W") { from file("a.json") }').what().contains('a.json is not JSON at line 2')
  }

  @Unroll
  def "csv reads #what"() {
    expect:
    run("csv('''$text''')").value() == rows

    where:
    what                    | text                              || rows
    'rows by header'        | 'a,b\n1,2\n3,4\n'                 || [[a: '1', b: '2'], [a: '3', b: '4']]
    'quotes'                | 'a,b\n"x, ""y""","l1\nl2"'        || [[a: 'x, "y"', b: 'l1\nl2']]
    'CRLF and empty lines'  | 'a,b\r\n\r\n1,2\r\n'              || [[a: '1', b: '2']]
    'a byte order mark'     | '\uFEFF岗位,薪资\n前端,1'          || [[岗位: '前端', 薪资: '1']]
    'only a header'         | 'a,b\n'                           || []
  }

  @Unroll
  def "csv refuses a row with #what"() {
    expect:
    refused("csv('''$text''')").what().contains('is not CSV at line 2')

    where:
    what              | text
    'too many cells'  | 'a,b\n1,2,3'
    'too few cells'   | 'a,b\n1'
  }

  def "env reads a variable, or takes the default"() {
    given:
    host.environment = [REGION: 'cn']

    expect:
    run('env("REGION") + env("OTHER", "x")').value() == 'cnx'
  }

  def "of a script behind a symbolic link the files stand beside the script it leads to; its name stays"() {
    given:
    write 'real/deploy.groovy', 'file("p.md").text'
    write 'real/p.md', 'beside the script'
    write 'links/p.md', 'beside the link'
    Path link = Files.createSymbolicLink(folder.resolve('links/go.groovy'), Path.of('../real/deploy.groovy'))

    when:
    def source = ScriptSource.file(link)

    then:
    new ScriptRunner(host).run(source, []).value() == 'beside the script'
    source.name() == link.toString()
    source.seenFrom(folder) == 'links/go.groovy'
  }

  def "text is the file's text, and a file is more than its name"() {
    given:
    write 'p.md', '\uFEFF角色'

    expect:
    run('[text(file("p.md")), file("p.md").text, file("p.md").name]').value() == ['角色', '角色', 'p.md']
  }

  def "documents that would get one name on Coze are refused"() {
    given:
    write 'a/x.md', '1'
    write 'b/x.txt', '2'

    expect:
    refused('knowledge("K") {\n document file("a/x.md")\n document file("b/x.txt")\n}').what() ==
      'deploy.groovy:3:2: two documents would be called x.txt'
  }
}
