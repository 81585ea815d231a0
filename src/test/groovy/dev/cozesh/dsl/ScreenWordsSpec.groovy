package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import java.time.Duration
import spock.lang.Unroll

/** The words for the screen: table, remark, ask and progress. */
class ScreenWordsSpec extends LanguageSpec {
  @Unroll
  def "table prints #what"() {
    when:
    run("record Bot(String id, Optional<String> name, List<String> tags) {}\ntable($rows)")

    then:
    host.printed.toString() == text

    where:
    what                       | rows                                                    || text
    'maps, all their columns'  | '[[a: 1, b: null], [b: "二", c: true]]'                  || 'a|b|c\n1||\n|二|true\n'
    'the columns wanted'       | '[[a: 1, b: 2]], columns: ["b", "x"]'                   || 'b|x\n2|\n'
    'records'                  | '[new Bot("7", Optional.of("WeHan"), ["a"])]'           || 'id|name|tags\n7|WeHan|["a"]\n'
    'lists without a header'   | '[[1, 2], ["x"]]'                                       || '\n1|2\nx\n'
    'lists with one'           | '[[1, 2, 3], ["x"]], columns: ["a", "b"]'               || 'a|b\n1|2\nx|\n'
    'values'                   | '["x", 1]'                                              || '\nx\n1\n'
    'a map as one row'         | '[a: 1]'                                              || 'a\n1\n'
    'mixed rows'               | '[[a: 1], "x"]'                                         || 'a|value\n1|\n|x\n'
    'nothing'                  | '[]'                                                  || '\n'
  }

  def "table knows one option"() {
    expect:
    with(refused('table([[a: 1]], colums: ["a"])')) {
      what() == 'deploy.groovy:1:1: table has no option colums'
      next() == 'did you mean `columns:`?'
    }
  }

  @Unroll("#script")
  def "what was reported is not printed once more as a value"() {
    given:
    write('stdlib/mine.groovy', '''\
      // Reports.
      //
      //     use "mine"

      /** Reports. */
      List<Integer> reported(boolean quiet) {
        remark 'two'
        quiet ? told([1, 2]) : [1, 2]
      }
      '''.stripIndent())

    when:
    def outcome = run(script)

    then:
    outcome.isSaid() == said
    outcome.value() == value

    where:
    script                                 || said  | value
    'use "mine"\nreported(true)'           || true  | [1, 2]
    'use "mine"\nreported(true) + 3'       || false | [1, 2, 3]
    'use "mine"\nreported(false)'          || false | [1, 2]
    'progress([1, 2]) { row -> null }'     || true  | [null, null]
    'progress([1, 2]) { row -> row * 2 }'  || false | [2, 4]
  }

  def "ask gives what the user types, and asks with the text given"() {
    given:
    host.screen.answers.addAll(['WeHan', '', ''])

    expect:
    run('[ask("Name? "), ask("Name? ", "default"), ask("Empty? ")]').value() == ['WeHan', 'default', '']
    host.screen.questions == ['Name? ', 'Name? ', 'Empty? ']
  }

  def "without a terminal ask gives the default, or says that nobody answered"() {
    expect:
    run('ask("Name? ", 7)').value() == 7
    with(refused('ask "Name? "')) {
      what() == 'deploy.groovy:1:1: nobody answered the question `Name?`'
      why() == 'there is no terminal to ask on, or its input has ended'
      next() == 'give a default: `ask("Name? ", "…")`'
    }
  }

  def "what is asked for hidden is a secret, which no declaration takes"() {
    given:
    host.screen.answers.addAll(['s3cret', 's3cret'])

    expect:
    run('"${ask("Token: ", hidden: true)}"').value() == '***Token***'
    host.screen.questions == ['(hidden) Token: ']

    when:
    run('bot("B") { prompt ask("Token: ", hidden: true) }')

    then:
    thrown(CozeGuardException)

    and:
    refused('ask("Token: ", hidden: true)').next() == 'read it with `secret("NAME")`'
    !host.printed.toString().contains('s3cret')
  }

  def "progress gives what its block gives, and moves on a terminal"() {
    given:
    host.screen.moves = true

    expect:
    run('progress("rows", ["a", "b", "c"]) { it * 2 }').value() == ['aa', 'bb', 'cc']
    host.screen.shown*.done() == [0, 1, 2, 3]
    host.screen.shown.every { it.total() == 3 && it.label() == 'rows' }
    host.screen.shown.last().took() == Duration.ofMillis(300)
    host.screen.wiped == 1
    host.printed.toString().isEmpty()
  }

  def "progress counts what a block tells, and is taken away when the block fails"() {
    given:
    host.screen.moves = true

    when:
    run('progress("rows", 10) { bar -> bar.step(4); bar.step(); assert bar.done == 5 && bar.total == 10; throw new RuntimeException("$bar") }')

    then:
    def e = thrown(CozeScriptException)
    e.what().endsWith('RuntimeException: rows: 5 of 10')
    host.screen.wiped == 1
  }

  def "without a terminal progress is a remark every ten seconds"() {
    when:
    run('progress(1..250) { }')

    then:
    host.printed.toString().readLines() == ['100 of 250', '200 of 250']
  }

  def "remark prints beside the results"() {
    when:
    run('remark "half of it"')

    then:
    host.printed.toString() == 'half of it\n'
  }
}
