package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class DialogueSpec extends Specification {
  @TempDir
  Path home

  def host = new RecordingHost()
  Dialogue dialogue

  def setup() {
    dialogue = new Dialogue(host, home)
  }

  private Object value(String... inputs) {
    inputs.collect { dialogue.run(it).value() }.last()
  }

  def "an initialiser runs once, however many inputs follow"() {
    given:
    def hits = []
    dialogue.put('hit', { hits << it; 41 })

    when:
    value("def x = hit('x')", 'x + 1', '"unrelated"', '[1, 2]', "def y = [\nhit('y'),\n2\n]", 'y.size()', 'x')

    then:
    hits == ['x', 'y']
  }

  def "a name that is offered has the value of the moment, until a variable hides it"() {
    given:
    def calls = 0
    dialogue.offer('latest', Integer, { ++calls })

    expect:
    value('latest + latest') == 3
    calls == 2
    dialogue.scope().variables().latest == Integer
    !dialogue.variables().containsKey('latest')

    when:
    def hidden = value('latest = 10', 'latest + 1')

    then:
    hidden == 11
    calls == 2

    when:
    dialogue.reset()
    value('latest')

    then:
    thrown(CozeScriptException)
  }

  def "a session that goes on: #inputs"() {
    expect:
    value(inputs as String[]) == result

    where:
    inputs                                                        || result
    ['def x = 2', 'x * 3']                                        || 6
    ['int n = 5', 'n = 7', 'n + 1']                               || 8
    ['int n', 'n']                                                || 0
    ['String s', 's']                                             || null
    ['String s = "a${1}b"', 's.class']                            || String
    ['List<String> l = [\n"一",\n"二"]', 'l[1]']                    || '二'
    ['def (a, b) = [1, 2]', 'a + b']                              || 3
    ['def (a, b, c) = [1, 2]', 'c']                               || null
    ['def (int a, String b) = ["7" as int, 8]', 'b + a']          || '87'
    ['x = 1; y = 2', 'x + y']                                     || 3
    ['def f = { it * 2 }', 'f(4)']                                || 8
    ['def twice(n) { n * 2 }', 'twice 4']                         || 8
    ['def h(List<String> n) { n.size() }', "h(['a'])"]            || 1
    ['def even(n) { n == 0 || odd(n - 1) }', 'def odd(n) { n != 0 && even(n - 1) }', 'even 10'] || true
    ['def fac(n) { n < 2 ? 1 : n * fac(n - 1) }', 'fac 5']        || 120
    ['def one() { 1 }', 'def one() { 11 }', 'one()']              || 11
    ['def add(int a) { a }', 'def add(int a, int b) { a + b }', 'add(1) + add(1, 2)'] || 4
    ['def kind(Object o) { "any" }', 'def kind(String s) { "text" }', 'def kind(List l) { kind(l[0]) }', '[kind(1), kind("x"), kind(["x"])]'] || ['any', 'text', 'text']
    ['def all(Object... v) { v.size() }', 'def all() { -1 }', '[all(), all(1, 2)]'] || [-1, 2]
    ['def opt(a, b = 2) { a + b }', 'def opt(a) { "new" }', '[opt(1), opt(1, 1)]'] || ['new', 2]
    ['private int own(int n) { n * n }', 'own(3)'] || 9
    ['static int sq(int n) { n * n }', 'sq(3)'] || 9
    ['int add = 3', 'def add() { 1 }', 'add()'] || 1
    ['def add() { 1 }', 'int add = 3', 'add']     || 3
    ['def first(int n) { second(n) }', 'def second(int n) { n + 1 }', 'first 1'] || 2
    ['base = 10', 'def plus(n) { base + n }', 'base = 20', 'plus 1'] || 21
    ['class Cat { String name; String toString() { name } }', 'new Cat(name: "咪").toString()'] || '咪'
    ['class A { int n = 1 }', 'class B extends A { int m = 2 }', 'new B().n + new B().m'] || 3
    ['class A { int n() { 1 } }', 'class A { int n() { 2 } }', 'new A().n()'] || 2
    ['enum Light { RED, GREEN }', 'Light.GREEN.ordinal()']        || 1
    ['record Point(int x, int y) {}', 'new Point(3, 4).y()']      || 4
    ['trait T { int t() { 5 } }', 'class U implements T {}', 'new U().t()'] || 5
    ['interface Says { String say() }', '({ "hi" } as Says).say()'] || 'hi'
    ['import java.time.Duration', 'Duration.ofSeconds(2).toMillis()'] || 2000L
    ['import java.time.*', 'LocalDate.of(2026, 1, 2).year']       || 2026
    ['import static java.lang.Math.max', 'max(3, 4)']             || 4
    ['import static java.lang.Math.*', 'abs(-3)']                 || 3
    ['import java.time.Duration as D', 'D.ofMinutes(1).seconds']  || 60L
    ['import java.awt.List', 'import java.util.List', 'List.name'] || 'java.util.List'
    ['def n = 1', 'for (i in 1..3) { n += i }', 'n']              || 7
    ['def n = 1', 'if (true) { def m = 5; n = m }', 'n']          || 5
    ['def text = "hi"', '[1].collect { text + it }']              || ['hi1']
    ['x = ~/it\'s/', 'x.pattern()']                               || "it's"
    ['final k = 3', 'k']                                          || 3
  }

  def "a variable keeps the type it was declared with, until it is declared anew"() {
    given:
    value('int n = 1')

    when:
    value('n = "many"')

    then:
    thrown(CozeScriptException)
    value('n') == 1
    value('def n = "many"', 'n') == 'many'
    value('n = 4', 'n') == 4
  }

  def "only an expression is worth showing: #input is #shown"() {
    given:
    value('def kept = null', 'def f() { null }')

    expect:
    dialogue.run(input).worthShowing == shown

    where:
    input                    || shown
    '6*7'                    || true
    'def z = 2'              || false
    'z = 2'                  || false
    'kept = 0; kept += 2'    || false
    'int q'                  || false
    'def g() { 1 }'          || false
    'class Q {}'             || false
    'import java.time.*'     || false
    'for (i in 1..2) { i }'  || false
    'println "x"'            || false
    'if (true) { println 1 }' || false
    '3.times { it }'         || false
    'System.out.print ""'    || false
    '"".concat("a")'         || true
    'if (true) { 3 }'        || true
    'try { 3 } finally { }'  || true
    'show 3'                 || false
    'f()'                    || false
    'kept'                   || true
    '[1].find { it > 1 }'    || true
    'def (o, p) = [1, 2]'    || false
    '// nothing'             || false
    ''                       || false
  }

  def "what does not compile runs no part of itself and leaves everything as it was"() {
    given:
    value('def n = 1')

    when:
    value('n = 2; )')

    then:
    def broken = thrown(CozeScriptException)
    broken.what() == '[2]:1:8: the ) closes nothing'
    value('n') == 1
  }

  def "what was assigned before a failure stays, and the failure names its place"() {
    when:
    value('a = 1\nb = nosuch\nc = 3')

    then:
    def failure = thrown(CozeScriptException)
    failure.what() == '[1]:2:5: unknown name nosuch'
    value('a') == 1
  }

  def "a call that no form of a method takes names the forms"() {
    given:
    value('def add(int a) { a }', 'def add(int a, String b) { a }')

    when:
    value('add("x")')

    then:
    def failure = thrown(CozeScriptException)
    failure.what() == '[3]:1:1: add does not take String'
    failure.why() == 'it takes (int, String) or (int)'

    when:
    value('add()')

    then:
    def empty = thrown(CozeScriptException)
    empty.what() == '[4]:1:1: add needs an argument'
  }

  def "#input is answered with what was probably meant: #next"() {
    given:
    value('def total = 5', 'def twice(n) { n * 2 }', 'record Bird(String name, int legs) {}', 'bird = new Bird("a", 2)')

    when:
    value(input)

    then:
    def failure = thrown(CozeScriptException)
    failure.what().endsWith(what)
    failure.next() == next

    where:
    input                || what                                  | next
    'totl + 1'           || '[5]:1:1: unknown name totl'          | 'did you mean `total`?'
    'twise 2'            || '[5]:1:1: unknown word twise'         | 'did you mean `twice`?'
    'botz'               || '[5]:1:1: unknown name botz'          | 'did you mean `bots`?'
    'bird.nmae'          || ':1:6: Bird has no property nmae'     | 'did you mean `name`?'
    'bird.lgs()'         || ':1:6: Bird has no method lgs()'      | 'did you mean `legs`?'
    '[1, 2].siez()'      || ':1:8: ArrayList has no method siez()' | 'did you mean `size`?'
    '[1, 2].colect { }'  || /:1:8: ArrayList has no method colect(_run_closure1)/ | 'did you mean `collect`?'
    '"abc".length'       || ':1:7: String has no property length' | 'did you mean `length()`?'
    'total()'            || '[5]:1:1: total holds a value, which cannot be called' | ''
    'q'                  || ':1:1: unknown name q'                | ''
    '"abc".qqqqqqqq'     || ':1:7: String has no property qqqqqqqq' | ''
  }

  def "a method that does not take what it was given says what it takes"() {
    when:
    value('"abc".substring("x")')

    then:
    def failure = thrown(CozeScriptException)
    failure.what() == '[1]:1:7: String has no method substring(String)'
    failure.why() == 'its substring takes (int) or (int, int)'
  }

  def "an import that cannot be resolved is not kept"() {
    when:
    value('import no.such.Thing')

    then:
    thrown(CozeScriptException)
    value('6*7') == 42
    dialogue.scope().imports() == []
  }

  def "declarations wait until they are applied, both forms alike"() {
    when:
    value(input)

    then:
    dialogue.pending().resources()*.address()*.toString() == ['bot.WeHan']
    host.applied == []

    when:
    dialogue.apply()

    then:
    host.applied.size() == 1
    dialogue.pending().isEmpty()

    where:
    input << ['bot("WeHan") { prompt "你好" }', 'bot "WeHan" < prompt "你好" >', 'bot "WeHan" <\n  prompt "你好"\n>']
  }

  def "who declares a second time replaces the first, and a refusal keeps it waiting"() {
    given:
    value('bot("WeHan") { prompt "one" }')
    value('bot("WeHan") { prompt "two" }')
    host.refusal = new CozeUsageException('not applied', '', '')

    when:
    dialogue.apply()

    then:
    thrown(CozeUsageException)
    dialogue.pending().resources()*.toString().every { it.contains('two') }

    when:
    dialogue.drop()

    then:
    dialogue.pending().isEmpty()
  }

  def "a variable of the session can be used in a block, even one called like a word"() {
    when:
    value('def text = "你好"', 'def description = "d"', 'bot("WeHan") { prompt text; description description }')

    then:
    dialogue.pending().resources()[0].toString().contains('你好')
  }

  def "blocks for later run once everything is applied, once"() {
    given:
    value('ran = 0', 'bot("WeHan") { prompt "x" }; afterApply { ran++ }')

    when:
    dialogue.apply()
    dialogue.apply()

    then:
    value('ran') == 1
  }

  def "another workspace can be named at any time"() {
    when:
    value('workspace "A"', 'workspace "B"')

    then:
    dialogue.pending().workspace() == Optional.of('B')
  }

  def "a literal token stops the input before any of it runs"() {
    when:
    value('ran = 1; token = "pat_' + 'testAbcdefghijklmnopqrstuvwxyz0123456789' + '"')

    then:
    thrown(CozeGuardException)
    !dialogue.variables().containsKey('ran')
  }

  def "#loop ends when it is interrupted, and the next input runs"() {
    given:
    def begun = new CountDownLatch(1)
    dialogue.put('begun', begun)
    def failure = new CompletableFuture()
    def thread = Thread.startDaemon {
      try {
        dialogue.run('begun.countDown(); ' + loop)
        failure.complete(null)
      } catch (Throwable e) {
        failure.complete(e)
      }
    }

    when:
    begun.await(20, TimeUnit.SECONDS)
    sleep 100
    thread.interrupt()

    then:
    failure.get(10, TimeUnit.SECONDS) instanceof CozeInterruptedException
    value('6*7') == 42

    where:
    loop << [
      'while (true) {}',
      'for (;;) { n = 1 }',
      '[1].each { while (true) {} }',
      'sleep 20000',
      '[1].each { sleep 20000 }',
      'def f() { while (true) { sleep 5 } }; f()',
      'Thread.sleep 20000',
    ]
  }

  def "the scope tells types and signatures, and reset forgets everything"() {
    given:
    value('int n = 1', 'def s = "x"', 'def f(String a, b) { 1 }', 'import java.time.*', 'class Cat {}')

    expect:
    with(dialogue.scope()) {
      variables().n == int
      variables().s == String
      methods() == [f: 'def f(String a, b)']
      imports() == ['java.time.*', 'Cat']
    }

    when:
    dialogue.reset()

    then:
    dialogue.scope().variables().keySet() == ['args'] as Set
    dialogue.scope().methods().isEmpty()
  }

  def "a script file runs in the session and leaves its variables"() {
    given:
    def file = home.resolve('a b.groovy')
    Files.writeString file, 'def bots = ["一"]\ndef first() { bots[0] }\n'

    when:
    dialogue.run(ScriptSource.file(file))

    then:
    value('first()') == '一'
  }
}
