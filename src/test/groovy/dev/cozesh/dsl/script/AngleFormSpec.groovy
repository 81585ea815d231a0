package dev.cozesh.dsl.script

import dev.cozesh.error.CozeScriptException
import spock.lang.Specification
import spock.lang.Unroll

class AngleFormSpec extends Specification {
  @Unroll
  def "#angles becomes #braces"() {
    expect:
    AngleForm.toBraces(angles, 's.groovy') == braces

    where:
    angles                                                 || braces
    'bot "A" < prompt "p" >'                               || 'bot "A" { prompt "p" }'
    'bot("A") < prompt "p" >'                              || 'bot("A") { prompt "p" }'
    'bot "A" <>'                                           || 'bot "A" {}'
    'def x = bot "A" < >'                                  || 'def x = bot "A" { }'
    'x = 1; bot "A" < >; y = a < b'                        || 'x = 1; bot "A" { }; y = a < b'
    'bot "A", from: json(f < g) < >'                       || 'bot "A", from: json(f < g) { }'
    'bot "A",\n  from: data < >'                           || 'bot "A",\n  from: data { }'
    'bot "A" <\n onboarding <\n  prologue "x"\n >\n>'      || 'bot "A" {\n onboarding {\n  prologue "x"\n }\n}'
    'bot "A" < onboarding < prologue "x" >>'               || 'bot "A" { onboarding { prologue "x" }}'
    'bot("A") { onboarding < prologue "x" > }'             || 'bot("A") { onboarding { prologue "x" } }'
    'bot "${a < b ? "<" : ">"}" < prompt "p" >'            || 'bot "${a < b ? "<" : ">"}" { prompt "p" }'
    'bot "A" < prompt """< > ${x > y}""" >'                || 'bot "A" { prompt """< > ${x > y}""" }'
    'bot "A" < prompt "<" /* > */ // >\n>'                 || 'bot "A" { prompt "<" /* > */ // >\n}'
    'bot "A" < prompt(a > b ? 1 : 2) >'                    || 'bot "A" { prompt(a > b ? 1 : 2) }'
    'bot "A" < prompt a > 3 ? "x" : "y" >'                 || 'bot "A" { prompt a > 3 ? "x" : "y" }'
    'bot "A" < Map<String, List<String>> m = [:] >'        || 'bot "A" { Map<String, List<String>> m = [:] }'
    'bot "A" < def l = new ArrayList<>() \n>'              || 'bot "A" { def l = new ArrayList<>() \n}'
    'bot "A" < [1].each { it > 2 } >'                      || 'bot "A" { [1].each { it > 2 } }'
    'afterApply < assert 1 >'                              || 'afterApply { assert 1 }'
    'probe("x") < GET "/v1/bots" >'                        || 'probe("x") { GET "/v1/bots" }'
    'probe < GET "/v1/bots" >'                             || 'probe { GET "/v1/bots" }'
    'if (a < b) bot "A" < > else bot "B" < >'              || 'if (a < b) bot "A" { } else bot "B" { }'
    'bot "😀" < prompt "😀" >'                               || 'bot "😀" { prompt "😀" }'
    'bot "A" <\r\n  prompt "p"\r\n>\r\n'                   || 'bot "A" {\r\n  prompt "p"\r\n}\r\n'
    'bot 名字 < prompt "p" >'                               || 'bot 名字 { prompt "p" }'
    '[1].each { bot "A$it" < prompt "p" > }'               || '[1].each { bot "A$it" { prompt "p" } }'
    'bot "A" < prompt "p" >.id'                            || 'bot "A" { prompt "p" }.id'
  }

  @Unroll
  def "#text stays as it is"() {
    expect:
    AngleForm.toBraces(text, 's.groovy') == text

    where:
    text << [
      'a < b',
      'x = a < b',
      'bot < 3',
      'bot = 1; x = bot < 3',
      'x = y.bot("a") < 3',
      'foo(bot("a") < 3)',
      '[bot("a") < 3]',
      'a + bot("x") < 3',
      'a +\n bot("x") < 3',
      'bot "x" << y',
      'List<String> bot = []; Map<String, List<String>> workflow',
      '1 < 2 ? bot : knowledge',
      '"bot \'x\' < prompt >"',
      '"${ bot("x") < 3 }"',
      '/bot "x" < y/',
      '$/bot "x" < y/$',
      '// bot "x" < y',
      '/* bot "x" < y > */',
      '"""\nbot "x" < y >\n"""',
      'list.any { onboarding < 3 }',
      'onboarding < 3',
      'list.any { afterApply < 3 }',
      'bot "A" { prompt a > b }',
    ]
  }

  @Unroll
  def "an open < in #text is told with its place"() {
    when:
    AngleForm.toBraces(text, 's.groovy')

    then:
    def e = thrown(CozeScriptException)
    e.what() == "s.groovy:$place: the block of $word is not closed: its < has no >"

    where:
    text                                     || place | word
    'bot "A" < prompt "p"'                   || '1:9' | 'bot'
    'x = 1\n  bot("A") <\n prompt "p"\n'     || '2:12' | 'bot'
    '{ -> bot "A" < prompt "p" }'            || '1:14' | 'bot'
    'bot "A" < onboarding < prologue "x" >'  || '1:9' | 'bot'
    'bot "😀" < prompt "p"'                   || '1:9' | 'bot'
  }

  def "a string without an end is told with its place"() {
    when:
    AngleForm.toBraces('bot "A" < prompt "p" >\nx = \'abc\n', 's.groovy')

    then:
    def e = thrown(CozeScriptException)
    e.place().line() == 2
    e.place().column() == 5
  }
}
