package dev.cozesh.dsl

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Output
import dev.cozesh.error.CozeScriptException
import spock.lang.Unroll

class ApplySpec extends LanguageSpec {
  @Unroll
  def "before apply no text can be made of a declaration's id: #use"() {
    when:
    def e = refused("def wehan = bot('WeHan') { }\n$use")

    then:
    e.what().startsWith('deploy.groovy:2:')
    e.what().endsWith('the id of bot WeHan is known after apply')

    where:
    use << [
      'println "id ${wehan.id}"',
      '"${wehan.id}"',
      'x = "a" + wehan.id',
      'x = wehan.id + "a"',
      'wehan.id.toString()',
      'wehan.id.length()',
      'String s = wehan.id',
      'output "ID", "${wehan.id}"',
      'knowledge("K") { description wehan.id }',
    ]
  }

  def "after apply an id is text, and what was applied is not declared any more"() {
    when:
    def outcome = run('''
      def wehan = bot("WeHan") { }
      output "A", wehan.id
      apply()
      output "B", wehan.id
      bot("Next") { }
      "id " + wehan.id + " ${bot('WeHan').id}"
    ''')

    then:
    outcome.value() == 'id 7389000000000000000 7389000000000000000'
    host.applied.size() == 1
    host.applied[0].resources()*.address()*.name() == ['WeHan']
    outcome.declared().resources()*.address()*.name() == ['Next']
    outcome.declared().outputs() == [new Output('B', new Output.Text('7389000000000000000'))]
  }

  def "apply with nothing new does nothing, and in plan it stays a plan"() {
    when:
    run('apply(); bot("A") { }; apply(); apply()')

    then:
    host.applied.size() == 1

    when:
    host.planning = true
    def outcome = run('bot("B") { }; apply()')

    then:
    host.applied.size() == 1
    outcome.declared().resources().size() == 1
  }

  def "plan() shows what is declared so far"() {
    when:
    run('workspace "W"; bot("A") { }; plan(); bot("B") { }')

    then:
    host.planned*.resources()*.size() == [1]
    host.planned[0].workspace().get() == 'W'
  }

  def "afterApply runs its blocks in order, with ids, and only when asked"() {
    given:
    def outcome = run('''
      def wehan = bot("WeHan") { }
      afterApply { show "one ${wehan.id}" }
      afterApply { show "two" }
    ''')

    expect:
    host.printed.toString().isEmpty()
    outcome.afterApply().size() == 2

    when:
    outcome.runAfterApply([(new Address(Kind.BOT, 'WeHan')): '7389'])

    then:
    host.printed.toString().readLines() == ['one 7389', 'two']
  }

  def "a failing afterApply has its place"() {
    given:
    def outcome = run('def n = 1\nafterApply {\n  assert n == 2\n}')

    when:
    outcome.runAfterApply([:])

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'deploy.groovy:3: assertion failed'
  }

  @Unroll
  def "#script #shows a value"() {
    expect:
    def outcome = run(script)
    outcome.hasValue() == (shows == 'has')
    !outcome.hasValue() || outcome.value() == value

    where:
    script                       | shows     || value
    '6*7'                        | 'has'     || 42
    'def n = 2'                  | 'has not' || null
    'n = 2'                      | 'has not' || null
    'n = 2; n += 1'              | 'has not' || null
    'def f() { 1 }'              | 'has not' || null
    'import java.time.Instant'   | 'has not' || null
    ''                           | 'has not' || null
    'for (i in 1..2) { i }'      | 'has not' || null
    'println 1'                  | 'has not' || null
    'bot("A") { }'               | 'has not' || null
    'workspace "W"'              | 'has not' || null
    'if (true) "x"'              | 'has'     || 'x'
  }

  def "args are the script's arguments"() {
    expect:
    run('args.join("-")', ['a', 'b']).value() == 'a-b'
  }

  def "a lookup prints as it is written"() {
    expect:
    run('show bot("A"); show knowledge("B"); show workflow("C"); bot("A").name').value() == 'A'
    host.printed.toString().readLines() == ['bot("A")', 'knowledge("B")', 'workflow("C")']
  }
}
