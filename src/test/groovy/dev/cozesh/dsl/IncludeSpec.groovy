package dev.cozesh.dsl

import spock.lang.Unroll

class IncludeSpec extends LanguageSpec {
  def "an included script declares in the same session, beside its own files"() {
    given:
    write 'parts/jobs.groovy', 'jobs = knowledge("Jobs") { document file("policies.md") }\n"last"'
    write 'parts/policies.md', '# x'

    when:
    def outcome = run('last = include "parts/jobs.groovy"\nbot("B") { knows jobs }\nlast')

    then:
    outcome.value() == 'last'
    outcome.declared().resources()*.address()*.toString() == ['knowledge.Jobs', 'bot.B']
    outcome.declared().resources()[0].place().toString() == 'parts/jobs.groovy:1:8'
  }

  def "methods of an included script are words here, also inside blocks"() {
    given:
    write 'lib.groovy', 'def greet(name) { "hello $name" }\ndef greet() { "hello" }'

    expect:
    run('include "lib.groovy"\ngreet("Li") + greet()').value() == 'hello Lihello'
    declared('include "lib.groovy"\nbot("B") { prompt greet("Li") }').resources()[0].prompt().get() == 'hello Li'
  }

  def "an included script may use the angle form, and its errors carry its own name and line"() {
    given:
    write 'a.groovy', '\nbot "A" < prompt "p" >\n'
    write 'bad.groovy', '\n\n  bot("A") { promt "x" }'
    write 'broken.groovy', '\nx = )'
    write 'throws.groovy', '\ndef fail() {\n  throw new IllegalStateException("no")\n}'

    expect:
    declared('include "a.groovy"').resources()*.address()*.name() == ['A']
    refused('include "bad.groovy"').what() == 'bad.groovy:3:14: unknown word promt in bot'
    refused('include "broken.groovy"').what().startsWith('broken.groovy:2:5: ')
    refused('include "throws.groovy"\nfail()').what() == 'throws.groovy:3: IllegalStateException: no'
  }

  @Unroll
  def "a cycle of #length is an error"() {
    given:
    write 'deploy.groovy', 'include "deploy.groovy"'
    write 'a.groovy', '\ninclude "./b.groovy"'
    write 'b.groovy', 'include "a.groovy"'

    expect:
    refused(script).what() == what

    where:
    length | script                    || what
    1      | 'include "deploy.groovy"' || 'deploy.groovy:1:1: deploy.groovy includes itself'
    2      | 'include "a.groovy"'      || './b.groovy:1:1: a.groovy includes itself'
  }

  def "including a script twice, one after the other, is no cycle"() {
    given:
    write 'a.groovy', 'n = (binding.hasVariable("n") ? n : 0) + 1'

    expect:
    run('include "a.groovy"\ninclude "a.groovy"\nn').value() == 2
  }

  def "a missing script names what is near"() {
    given:
    write 'jobs.groovy', ''

    expect:
    refused('include "job.groovy"').why() == 'its directory holds jobs.groovy'
  }

  def "use loads a module once, from the project's stdlib directory"() {
    given:
    write 'stdlib/twice.groovy', 'loads = (binding.hasVariable("loads") ? loads : 0) + 1\ndef twice(x) { x * 2 }'

    expect:
    run('use "twice"\nuse "twice"\n[twice(21), loads]').value() == [42, 1]
  }

  def "an unknown module names the nearest"() {
    given:
    write 'stdlib/batch.groovy', ''

    when:
    def e = refused('use "bach"')

    then:
    e.what() == 'deploy.groovy:1:1: there is no module bach'
    e.next() == 'did you mean `use "batch"`?'
    refused('use "../x"').what().endsWith('there is no module ../x')
  }

  def "a script named like a word does not hide the word"() {
    given:
    def source = new ScriptSource('bot.groovy', folder, 'bot("A") { prompt "p" }\nbots.toString()')

    expect:
    new ScriptRunner(host).run(source, []).value() == 'bots'
  }
}
