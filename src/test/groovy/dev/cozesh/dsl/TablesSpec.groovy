package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.shell.render.Width
import java.nio.file.Files
import spock.lang.Unroll

/** The module tables: reports as Markdown and CSV. */
class TablesSpec extends LanguageSpec {
  private Object tables(String call) {
    run("use 'tables'\n$call").value()
  }

  def "Markdown is aligned, also in Chinese; numbers stand right"() {
    expect:
    tables('markdown([[name: "客服", n: 3], [name: "kefu-bot", n: 12]])') == '''\
      | name     |   n |
      | -------- | --: |
      | 客服     |   3 |
      | kefu-bot |  12 |
      '''.stripIndent()
  }

  def "every line of a table is as wide as the others"() {
    expect:
    tables('markdown([[a: "武汉🎓", b: "é"], [a: "x", b: "很长的一段中文"]])').readLines().collect { Width.of(it) }.unique().size() == 1
  }

  @Unroll
  def "a cell of Markdown: #text.inspect()"() {
    expect:
    tables("markdown([[a: ${text.inspect()}]])").readLines()[2].replaceAll(/^\| | *\|$/, '') == cell

    where:
    text              || cell
    'a|b'             || 'a\\|b'
    'a\\|b'           || 'a\\\\\\|b'
    'a\nb\r\nc'       || 'a<br>b<br>c'
    '<script>'        || '&lt;script>'
    'a\u001b[2Jb'     || 'a\ufffd[2Jb'
  }

  def "rows without columns, lists and nothing"() {
    expect:
    tables('markdown([[1, 2], ["x"]], columns: ["a", "b"])') == '| a   |   b |\n| --- | --: |\n| 1   |   2 |\n| x   |     |\n'
    tables('markdown(["x"])') == '|     |\n| --- |\n| x   |\n'
    tables('markdown([])') == ''
    tables('csvText([])') == ''
    tables('csvText([["x", 1], []])') == 'x,1\n""\n'
  }

  @Unroll
  def "a value of CSV comes back as it was: #value.inspect()"() {
    expect:
    tables("csv(csvText([[a: ${value.inspect()}, b: 'x']], formulas: true))") == [[a: value, b: 'x']]

    where:
    value << ['a,b', 'say "hi"', 'a\nb', 'a\r\nb', '', ' a ', '武汉', '=1+1', '"', '\ufeffx', "'", '\t']
  }

  @Unroll
  def "what a spreadsheet would run gets a quote in front: #value"() {
    expect:
    tables("csvText([[a: $value]])").readLines()[1] == line

    where:
    value                                || line
    '"=HYPERLINK(1)"'                    || "'=HYPERLINK(1)"
    '"+cmd|x"'                           || "'+cmd|x"
    '"@SUM(1)"'                          || "'@SUM(1)"
    '"-2+3"'                             || "'-2+3"
    '"-12.5%"'                           || '-12.5%'
    '"+8613800000000"'                   || '+8613800000000'
    '-5'                                 || '-5'
    '"a=b"'                              || 'a=b'
  }

  def "a byte order mark is written when Excel is to read it"() {
    expect:
    tables('csvText([[a: "武"]], bom: true)') == '\ufeffa\n武\n'
    tables('csv(csvText([[a: "武"]], bom: true))') == [[a: '武']]
  }

  def "the files are written whole, and nobody else's is overwritten"() {
    when:
    tables('toCsv "a.csv", [[a: 1, b: 2]], columns: ["b"]; toMarkdown "a.md", [[a: 1]]')

    then:
    Files.readString(folder.resolve('a.csv')) == 'b\n2\n'
    Files.readString(folder.resolve('a.md')) == '|   a |\n| --: |\n|   1 |\n'

    when:
    tables('toCsv "a.csv", [[a: 3]], overwrite: true; toCsv "a.md", [[a: 3]]')

    then:
    thrown(CozeGuardException)
    Files.readString(folder.resolve('a.csv')) == 'a\n3\n'
    Files.readString(folder.resolve('a.md')).startsWith('|   a |')
  }

  def "options that are not known are refused at the script's own line"() {
    expect:
    refused('use "tables"\nmarkdown([], cols: 1)').what() == 'deploy.groovy:2:1: markdown has no option cols'
    refused('use "tables"\ntoCsv("x.csv", [], width: 1)').what() == 'deploy.groovy:2: csvText has no option width'
  }
}
