package dev.cozesh.dsl.script

import dev.cozesh.error.CozeScriptException
import java.nio.file.Files
import java.nio.file.Path
import org.codehaus.groovy.control.CompilationFailedException
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases
import spock.lang.Specification
import spock.lang.Unroll

class CompletenessSpec extends Specification {
  @Unroll
  def "#text is complete"() {
    expect:
    Completeness.of(text) == Completeness.COMPLETE

    where:
    text << [
      '',
      '  \n\n',
      '// nothing yet {',
      '6*7',
      'x = 1;',
      '~/it\'s/',
      'x = ~/it\'s/',
      '$/it\'s { a "pattern"/$',
      'x = """a "b" {"""',
      '"${ { "${x} {" } } {"',
      '"${x}{$y.z{"',
      'a / b / c',
      'x = 5 / 2 / (/a{/.size())',
      '1 /* { */ + 2 // {',
      '你好 = "客服 { 😀"',
      'a < b',
      'if (a < b) 1',
      'List<String> l = []',
      'Map<?, List<String>> m = [:]',
      'new ArrayList<>()',
      'x as List<String>',
      'bot "W" < prompt "x" >',
      'workflow("W") <\n  from file("x")\n>',
      'a ? b : c',
      'foo a: b ? 1 : 2',
      'import a.b.*',
      'x.class',
      'x.in',
      'i++',
      'return',
      'if (x) {}',
      'if (x);',
      'x.if(y)',
      'do {} while (x)',
      'try {} catch (E e) {}',
      'try (a = b) {}',
      'class X {}',
      'record X(int a) {}',
      '@Foo(1) def x',
      'def x',
      'def f(a) {}',
      'final x = f()',
      'def (a, b) = [1, 2]',
      'println f()',
      'GET path()',
      'assert f()',
      'def x = switch (y) { case 1 -> 2 }',
    ]
  }

  @Unroll
  def "#text wants #missing, of the thing at #line:#column"() {
    expect:
    Completeness.of(text) == new Completeness(missing, line, column)

    where:
    text                                    || missing         | line | column
    'foo('                                  || [')']           | 1    | 4
    'foo(1,\n  [a: ['                       || [']', ']', ')'] | 2    | 7
    'foo { it ->'                           || ['}']           | 1    | 5
    'a?['                                   || [']']           | 1    | 2
    'bot("x") { // foo }'                   || ['}']           | 1    | 10
    'x = """a "b'                           || ['"""']         | 1    | 5
    "x = '''it's"                           || ["'''"]         | 1    | 5
    'x = """a ${x} b'                       || ['"""']         | 1    | 5
    '"""a $'                                || ['"""']         | 1    | 1
    'foo("${'                               || ['}', '"', ')'] | 1    | 7
    'x = $/abc'                             || ['/$']          | 1    | 5
    'x = /abc'                              || ['/']           | 1    | 5
    'x = /a${b} c'                          || ['/']           | 1    | 5
    '1 /* c'                                || ['*/']          | 1    | 3
    'x = \'a\\'                             || ["'"]           | 1    | 5
    '"${x} a\\'                             || ['"']           | 1    | 1
    'bot "W" <'                             || ['>']           | 1    | 9
    'bot "W" <\n onboarding < prologue "x"' || ['>', '>']      | 2    | 13
    'bot "客服😀" <\n prompt """\n你好'       || ['"""', '>']    | 2    | 9
    'if (a < b) bot "A" < prompt(a > b'     || [')', '>']      | 1    | 28
    '你好 = 1 +'                             || ['operand']     | 1    | 8
    'a <'                                   || ['operand']     | 1    | 3
    'a >>'                                  || ['operand']     | 1    | 4
    'a /'                                   || ['operand']     | 1    | 3
    'a &&  // and'                          || ['operand']     | 1    | 3
    'foo a,'                                || ['operand']     | 1    | 6
    'x = (a) ->'                            || ['operand']     | 1    | 9
    'assert x :'                            || ['operand']     | 1    | 10
    'a ? b'                                 || [':']           | 1    | 5
    'a ? b :'                               || ['operand']     | 1    | 7
    'x ?:'                                  || ['operand']     | 1    | 3
    'x = new'                               || ['name']        | 1    | 5
    'a?.'                                   || ['name']        | 1    | 2
    'import'                                || ['name']        | 1    | 1
    'def'                                   || ['name']        | 1    | 1
    'x = \\'                                || ['line']        | 1    | 5
    'if (x)'                                || ['body']        | 1    | 6
    'if (x) 1 else'                         || ['body']        | 1    | 10
    'for (;;)'                              || ['body']        | 1    | 8
    'while (x)'                             || ['body']        | 1    | 9
    'do {}'                                 || ['while']       | 1    | 5
    'try {}'                                || ['catch']       | 1    | 6
    'try {} finally'                        || ['{']           | 1    | 8
    'try {} catch (E e)'                    || ['{']           | 1    | 18
    'switch (x)'                            || ['{']           | 1    | 10
    'class X'                               || ['{']           | 1    | 7
    'class X extends Y<A, B>'               || ['{']           | 1    | 23
    '@Foo(1) abstract class X'              || ['{']           | 1    | 24
    'record X(int a)'                       || ['{']           | 1    | 15
    'def f()'                               || ['{']           | 1    | 7
    'def <T> List<T> f(T a)'                || ['{']           | 1    | 22
    'void f() throws E'                     || ['{']           | 1    | 17
    'String[] f(int a)'                     || ['{']           | 1    | 17
    '@Foo(1)'                               || ['declaration'] | 1    | 7
    'def (a, b)'                            || ['=']           | 1    | 10
    'x = 1\n\nfoo('                         || [')']           | 3    | 4
  }

  @Unroll
  def "#text is wrong, which no further line changes: it is complete"() {
    expect:
    Completeness.of(text) == Completeness.COMPLETE

    where:
    text << [
      '}',
      'foo)',
      '(]',
      '{ ( }',
      'x = "abc',
      'foo(\n\'it\n',
      '"a ${b} c\n',
      'foo(# a comment of another language',
      'x = { `',
      '"""cost: $ 5',
      'bot "W" < }',
    ]
  }

  @Unroll
  def "a command is complete, whatever it holds: #text"() {
    expect:
    Completeness.of(text).complete()
    TypedText.isCommand(text)

    where:
    text << ['/help', '/as curl(', '  /save "x', '/', '/open {\n']
  }

  def "what only looks like a command is a pattern"() {
    expect:
    !TypedText.isCommand('/ab+c/ =~ x')
    !TypedText.isCommand('/ab/')
    !TypedText.isCommand('x /help')
    Completeness.of('/ab+c').missing() == ['/']
  }

  def "a command may stand between statements"() {
    expect:
    Completeness.of('x = 1\n/dry on {\nbot("x") {').missing() == ['}']
    Completeness.of('x = 1\n/dry on {').complete()
    Completeness.of('x = 1 +\n/dry on').missing() == ['/']
  }

  def "each line knows what is open behind it, as if the text ended there"() {
    given:
    def text = 'bot "W" <\n  prompt """\n  hi ${\n1 +\n2}\n"""\n  knows a,\n /* c\n */ b\n>\nx = 1 +\n2\nif (x)\n1'
    def typed = TypedText.of(text)
    def breaks = (0..<text.length()).findAll { text[it] == '\n' }

    expect:
    breaks.collect { typed.before(it) } == breaks.collect { Completeness.of(text[0..<it]) }
    breaks.collect { typed.before(it).missing() } == [
      ['>'], ['"""', '>'], ['}', '"""', '>'], ['}', '"""', '>'], ['"""', '>'], ['>'], ['>'],
      ['*/', '>'], ['>'], [], ['operand'], [], ['body'],
    ]
  }

  def "of the modules of the standard library, each line up to which a text compiles is complete, no other is"() {
    given:
    def texts = modules().collect { Files.readString(it) }.collectMany { text ->
      def lines = text.readLines()
      (1..lines.size()).collect { lines.take(it).join('\n') } + [text]
    }

    expect:
    texts.size() > 20
    texts.findAll { compiles(it) != Completeness.of(it).complete() }.empty
  }

  def "a long text takes time in proportion"() {
    given:
    def line = { 'bot "客服%d" < prompt "a ${it + 1} b", [x: (1 + 2) / 3] >\n'.formatted(it) }
    def text = (1..400).collect(line).join('') + 'foo('

    when:
    def start = System.nanoTime()
    def result = Completeness.of(text)
    def millis = (System.nanoTime() - start).intdiv(1_000_000)

    then:
    text.length() > 20_000
    result.missing() == [')']
    millis < 3_000
  }

  private static List<Path> modules() {
    Files.list(Path.of('stdlib')).withCloseable { all -> all.filter { it.toString().endsWith('.groovy') }.toList() }
  }

  private static boolean compiles(String text) {
    def unit = new CompilationUnit(new CompilerConfiguration())
    try {
      unit.addSource('s', AngleForm.toBraces(text, 's'))
      unit.compile(Phases.CONVERSION)
      true
    } catch (CompilationFailedException | CozeScriptException ignored) {
      false
    }
  }
}
