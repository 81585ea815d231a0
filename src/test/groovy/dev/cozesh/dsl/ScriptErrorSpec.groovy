package dev.cozesh.dsl

import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Path
import spock.lang.Unroll

class ScriptErrorSpec extends LanguageSpec {
  @Unroll
  def "#script: #what"() {
    when:
    def e = refused(script)

    then:
    e.what() == "deploy.groovy:$what"
    e.next().contains(next)

    where:
    script                                              || what                                                       | next
    'x = 1\n  bott "A"'                                 || '2:3: unknown word bott'                                   | 'did you mean `bot`?'
    'bott "X" {}'                                       || '1:1: unknown word bott'                                   | 'did you mean `bot`?'
    'bott "X" { prompt "p" }'                           || '1:1: unknown word bott'                                   | 'did you mean `bot`?'
    'knowlege("A") { }'                                 || '1:1: unknown word knowlege'                               | 'did you mean `knowledge`?'
    'bot("A") {\n  promt "p"\n}'                        || '2:3: unknown word promt in bot'                           | 'did you mean `prompt`?'
    'bot("A") {\n  system_prompt "p"\n}'                || '2:3: unknown word system_prompt in bot'                   | 'write `prompt`'
    'bot("A") { instructions "p" }'                     || '1:12: unknown word instructions in bot'                   | 'write `prompt`'
    'bot("A") { welcome_message "p" }'                  || '1:12: unknown word welcome_message in bot'                | 'write `onboarding { prologue "…" }`'
    'bot("A") { dataset_ids(["1"]) }'                   || '1:12: unknown word dataset_ids in bot'                    | 'write `knows`'
    'space_id "1"'                                      || '1:1: unknown word space_id'                               | 'write `workspace`'
    'bot("A") { onboarding {\n prompt "p" } }'          || '2:2: prompt belongs to bot, not to onboarding'            | 'move it out of the block of onboarding'
    'bot("A") { onboarding {\n prolog "p" } }'          || '2:2: unknown word prolog in onboarding'                   | 'did you mean `prologue`?'
    'bot("A") { prologue "p" }'                         || '1:12: prologue belongs to onboarding, not to bot'         | 'write it in the block of onboarding'
    'prompt "p"'                                        || '1:1: prompt belongs to bot'                               | 'write it in the block of bot'
    'bot("A") { prompt() }'                             || '1:12: prompt takes a text or a file, not nothing (null)'  | 'prompt file("prompt.md")'
    'bot("A") { onboarding() }'                         || '1:12: onboarding takes a block'                           | 'onboarding {'
    'bot("A") { prompt 1, 2 }'                          || '1:12: prompt does not take Integer, Integer'              | 'prompt file("prompt.md")'
    'bot()'                                             || '1:1: bot cannot be called with these arguments'           | ''
    'bot("A") { prompt null }'                          || '1:12: prompt takes a text or a file, not nothing (null)'  | 'write `prompt'
    'bot("A") { prompt([1]) }'                          || '1:12: prompt takes a text or a file, not a list'          | 'write `prompt'
    'bot("A") { prompt = "p" }'                         || '1:12: prompt is a word, not a variable'                   | 'leave out the =: `prompt'
    'bot("A") { model "m", temp: 1 }'                   || '1:12: model has no option temp'                           | ''
    'bot("A") { model "m", maxtokens: 1 }'              || '1:12: model has no option maxtokens'                      | 'did you mean `max_tokens:`?'
    'bot("A") { model "m", temperature: "hot" }'        || '1:12: model temperature: takes a number, not String'      | ''
    'bot("A") { model "m", max_tokens: 0 }'             || '1:12: model max_tokens: takes a whole number, 1 or more, not 0' | ''
    'knowledge("A") { chunks size: 99 }'                || '1:18: chunks size: takes a whole number, 100 to 2000, not 99' | ''
    'knowledge("A") { document "x" }'                   || '1:18: document takes a file or a named text, not String'  | 'document file('
    'workflow("A") { from "x.json" }'                   || '1:17: from takes a file, not String'                      | 'from file('
    'bot("A") { publish() }'                            || '1:12: publish does not say where to'                      | 'publish to: ["api"]'
    'bot("A") { publish to: ["apo"] }'                  || '1:12: there is no connector apo'                          | ''
    'bot("A") { knows workflow("w") }'                  || '1:12: knows takes a knowledge base, not workflow("w")'    | 'write `uses workflow("w")`'
    'bot("A") { uses bot("w") }'                        || '1:12: uses takes a workflow, not bot("w")'                | 'a bot cannot be bound'
    'bot("A") { description "d" prompt "p" }'            || '1:28: prompt follows another word on the same line'      | 'put a ; in front of prompt'
    'bot "A" < onboarding < prologue "x" > prompt "p" >' || '1:39: prompt follows another word on the same line'      | 'put a ; in front of prompt'
    'bot(" ")'                                          || '1:1: bot needs a name that is not empty'                  | 'write `bot'
    'bot("A", form: [:]) { }'                           || '1:1: bot has no option form'                              | 'did you mean `from:`?'
    'bot("A", from: "x.json")'                          || '1:1: bot from: takes a JSON object, not String'           | 'from: json(file('
    'output "1A", 2'                                    || '1:1: output cannot be called 1A'                          | 'letters'
    'output "A", 1\noutput "A", 2'                      || '2:1: output A is declared twice'                          | ''
    'output "A", bot("x")'                              || '1:1: output takes a value, not a bot'                     | '.id`'
    'println wehan'                                     || '1:9: unknown name wehan'                                  | ''
    'x = botss'                                         || '1:5: unknown name botss'                                   | 'did you mean `bots`?'
    'env("COZE_REGIO")'                                 || '1:1: the environment has no variable COZE_REGIO'          | 'env("COZE_REGIO", "…")'
  }

  @Unroll
  def "compiling #script.inspect() fails at #place in plain words"() {
    when:
    def e = refused(script)

    then:
    e.place().line() == place[0]
    e.place().column() == place[1]
    e.what().contains(words)
    !e.message.contains('codehaus')
    !e.message.contains('@ line')

    where:
    script                                    || place  | words
    'bot("A") {\n  prompt "p"\n'              || [1, 10] | 'the block of bot is not closed: its { has no }'
    'bot("X") { prompt "x" '                  || [1, 10] | 'the block of bot is not closed: its { has no }'
    'bot "X" {\n onboarding { prologue "x" \n}\nbot("Y") { }' || [1, 9] | 'the block of bot is not closed'
    'x = [1, 2\ny = 3'                        || [1, 5] | 'the [ is not closed: it has no ]'
    'x = [1, (2]'                             || [1, 9] | 'the ( is not closed: it has no )'
    'x = 1\ny = )'                            || [2, 5] | 'the ) closes nothing'
    'bot("A") { } }'                          || [1, 14] | 'the } closes nothing'
    '1 +'                                     || [1, 3] | 'the script ends after +'
    'x = 1\ny = x.\n\n'                       || [2, 6] | 'the script ends after .'
    'x = = 3'                                 || [1, 5] | '= cannot stand here'
    'x = "abc\n'                              || [1, 5] | 'the string that begins here does not end'
    'def x = new Nope()'                      || [1, 9] | 'there is no class Nope'
    'int n = 1\n@Foo\nint m = 2'              || [2, 1] | 'there is no class Foo'
    'bot "A" <\n  prompt "p"\n'               || [1, 9] | 'the block of bot is not closed'
    'bot "A" < onboarding <\n prologue "p" >' || [1, 9] | 'the block of bot is not closed'
    'bot "A" < prompt (1 > 2 >'               || [1, 9] | 'the block of bot is not closed'
    '[ bot "A" < prompt 1 ]'                  || [1, 7] | '"A" cannot stand here'
    '/help'                                   || [1, 1] | '/help is a command of the prompt'
    'def x = 1;\n/save my.groovy'             || [2, 1] | '/save is a command of the prompt'
  }

  @Unroll
  def "#script is refused: scripts load no libraries"() {
    when:
    def e = refused(script)

    then:
    e.what() == "deploy.groovy:1:1: @$name does nothing here: scripts of cozesh load no libraries"

    where:
    script                                                 | name
    '@Grab("org.x:y:1")\nimport java.util.concurrent.*'    | 'Grab'
    '@Grab("org.x:y:1")\ndef x = 1'                        | 'Grab'
    '@Grapes([@Grab("a:b:1"), @Grab("c:d:1")])\nclass A {}' | 'Grapes'
  }

  def "a failure of a script has its line and keeps its cause"() {
    when:
    def e = refused('def f() {\n  throw new IllegalStateException("no luck")\n}\nbot("A") { f() }')

    then:
    e.what() == 'deploy.groovy:2: IllegalStateException: no luck'
    e.cause instanceof IllegalStateException
  }

  @Unroll
  def "#script.inspect() fails with: #what"() {
    expect:
    refused(script).what() == "deploy.groovy:$what"

    where:
    script                               || what
    '1\n"abc".foo(1)'                    || '2:7: String has no method foo(Integer)'
    '1\n"abc".foo'                       || '2:7: String has no property foo'
    'def f() { f() }\nf()'               || '1: a method calls itself without end'
    'def x = null\nx.size()'             || '2: NullPointerException: Cannot invoke method size() on null object'
    'throw new Exception("checked")'     || '1: Exception: checked'
  }

  def "a failed assertion keeps the drawing of its values"() {
    when:
    def e = refused('def n = 2\nassert n * 3 == 7')

    then:
    e.what() == 'deploy.groovy:2: assertion failed'
    e.why().contains('assert n * 3 == 7')
    e.why().contains('| |   |')
  }

  def "what cozesh throws passes unchanged"() {
    given:
    def failure = new CozeUsageException("no", "", "")
    host = new RecordingHost() {
      @Override
      String secret(String name) {
        throw failure
      }
    }

    when:
    run('[1].each { secret("X") }')

    then:
    def e = thrown(CozeUsageException)
    e.is(failure)
  }

  def "a missing file names what is near"() {
    given:
    write 'docs/policies.md', 'x'
    write 'docs/jobs.csv', 'x'
    write '.env', 'x'
    write '.cozesh/state.json', 'x'
    write 'empty/.hidden', 'x'

    when:
    def e = refused('1\nknowledge("K") { document file("docs/polices.md") }')

    then:
    e.what() == 'deploy.groovy:2:27: there is no file docs/polices.md'
    e.why() == 'its directory holds policies.md, jobs.csv'
    refused('file("nope/x.md")').why().contains('there is no directory')
    refused('file("empty/x")').why() == 'its directory holds no files to name'
    refused('file("x")').why() == 'its directory holds docs, empty'
    refused('file("docs")').what().endsWith('docs is a directory, not a file')
  }

  @Unroll
  def "of a word that stands twice on a line the right one is meant: #script"() {
    given:
    write 'a.md', 'x'
    write 'jobs.csv', 'a,b'

    expect:
    refused(script).place().toString() == "deploy.groovy:$place"

    where:
    script                                                                              || place
    'bot("X") { prompt "a"; onboarding { prologue "x"; prompt "y" } }'                  || '1:51'
    'knowledge("政策") { document file("a.md"); document file("jobs.csv") }'              || '1:42'
    'knowledge("政策") { document file("a.md"); document file("nope.md") }'               || '1:51'
    'bot "X" < prompt "a"; onboarding < prologue "x"; prompt "y" > >'                   || '1:50'
    'bot("prompt") { prompt null }'                                                     || '1:17'
    'bot("X") { prompt "a".trim(); prompt([1] + [2]) }'                                 || '1:31'
    'bot("X") { }; bot("Y") { }; bot("X") { }'                                          || '1:29'
    'def f(x) { x }\nbot("X") { prompt f("a"); prompt f(null) }'                         || '2:27'
    '["a", ""].each { bot(it) { } }; bot("b") { }'                                      || '1:18'
    'x = 1; bott "A" { }; y = "bott"'                                                   || '1:8'
    'x = wehan; y = "wehan"'                                                            || '1'
    'bot("X") { prompt "a"; promt "promt" }; throw new Exception()'                     || '1:24'
  }

  def "lines stay right where a word stands twice on one"() {
    expect:
    refused('def f(x) { x } // f\nf(1); f(2)\nassert f(1) == f(2)').why().contains('assert f(1) == f(2)')
    refused('f = { x -> x }; f(1); f(2)\nf(2); f(3); new Nope()').place().toString() == 'deploy.groovy:2:13'
    refused('f = { x -> x }\nf(2); f(3); throw new Exception("no")').place().toString() == 'deploy.groovy:2'
    refused('def f() { f() } // f\nf(); f()').place().toString() == 'deploy.groovy:1'
  }

  @Unroll
  def "#call is refused in the words of the language"() {
    when:
    def e = refused("1\n$call")

    then:
    e.what() == "deploy.groovy:2:$what"
    e.why() == why
    e.next() == next

    where:
    call                        || what                                                  | why                                                        | next
    'bot("R").speak("hi")'       || '10: the word speak is not known for a bot'            | 'known are ask, chat, id, info, name, publish, source, talk, update, versions' | ''
    'bot("R").pubish()'         || '10: the word pubish is not known for a bot'          | 'known are ask, chat, id, info, name, publish, source, talk, update, versions'      | 'did you mean `publish`?'
    'bot("R").prompt'           || '10: the word prompt is not known for a bot'          | 'known are ask, chat, id, info, name, publish, source, talk, update, versions'      | ''
    'bot("R").publish(1, 2)'    || '10: publish of a bot does not take these arguments'  | ''                                                         | ''
    'workflow("R").start(a: 1)' || '15: the word start is not known for a workflow'      | 'known are id, info, name, run, source, stream'                            | ''
    'knowledge("R").add("x")'   || '16: the word add is not known for a knowledge base'  | 'known are documents, id, name, source'                                 | ''
  }

  def "a script's own helper takes a quoted name and a block, too"() {
    expect:
    run('def team(String n, Closure c) { "$n: ${c()}".toString() }\nteam "X" { 7 }').value() == 'X: 7'
    run('def twice(n) { n * 2 }\ndef make(Closure c) { c() }\ntwice make { 4 }').value() == 8
  }

  def "a script that is missing or not UTF-8 is a usage error"() {
    given:
    Path bad = folder.resolve('bad.groovy')
    bad.toFile().bytes = [0x78, 0xff] as byte[]

    when:
    ScriptSource.file(folder.resolve('none.groovy'))

    then:
    def missing = thrown(CozeUsageException)
    missing.what().startsWith('there is no script')

    when:
    ScriptSource.file(bad)

    then:
    def broken = thrown(CozeUsageException)
    broken.what().endsWith('is not UTF-8 text')
  }

  @Unroll
  def "a secret in the script stops it before anything runs: #shown"() {
    when:
    run("workspace 'W'\nbot('A') {\n  prompt '$secret'\n}")

    then:
    def e = thrown(CozeGuardException)
    e.what() == "deploy.groovy:3:11: a secret stands in the script: $shown"
    !e.message.contains(secret)
    host.printed.toString().isEmpty()

    where:
    secret                                  || shown
    'pat_test_abcdefgh'                     || 'pat_…'
    'czs_12345678'                          || 'czs_…'
    'czu_12345678'                          || 'czu_…'
    'Bearer abcdef123456'                   || 'Bearer …'
    '-----BEGIN RSA PRIVATE KEY-----'       || 'PRIVATE KEY …'
    'sk-abcdefghijklmnop'                   || 'sk-…'
    'sk-proj-T3BlbkFJ_x9-Qw2e'              || 'sk-…'
  }

  def "a secret in an included file stops the script too"() {
    given:
    write 'other.groovy', '\n  x = "pat_test_abcdefgh"'

    when:
    run('include "other.groovy"')

    then:
    def e = thrown(CozeGuardException)
    e.what() == 'other.groovy:2:8: a secret stands in the script: pat_…'
  }

  @Unroll
  def "prose is no secret: #text"() {
    expect:
    run("'$text'").value() == text

    where:
    text << ['pat_short', 'compat_layer_for_all', 'Bearer tokens are described here', 'the token begins with pat_…',
      'a task-oriented-programming-language', 'sk-short', 'sk-learn-compatible-estimators', 'the key begins with sk-…',
      'x-sk-abcdefghijklmnop']
  }
}
