package dev.cozesh.dsl.script

import spock.lang.Specification
import spock.lang.Unroll

class StatementsSpec extends Specification {
  @Unroll
  def "#text has the statements #statements"() {
    expect:
    Statements.of(text)*.text() == statements

    where:
    text                                        || statements
    ''                                          || []
    '// nothing\n\n'                            || []
    'a = 1\nb = 2'                              || ['a = 1', 'b = 2']
    'a = 1; b = 2;'                             || ['a = 1', 'b = 2']
    '// one\na = 1 // two\n\n/* three */ b'     || ['a = 1', 'b']
    'list\n  .collect { it }\n  ?.size()\nb'    || ['list\n  .collect { it }\n  ?.size()', 'b']
    'if (a) b\nelse c\nd'                       || ['if (a) b\nelse c', 'd']
    'if (a) b; else c; d'                       || ['if (a) b; else c', 'd']
    'try { a }\ncatch (E e) { b }\nfinally { }' || ['try { a }\ncatch (E e) { b }\nfinally { }']
    'do { a }\nwhile (b)\nwhile (c) d'          || ['do { a }\nwhile (b)', 'while (c) d']
    'a = 1 +\n  2\nb'                           || ['a = 1 +\n  2', 'b']
    'a\n  && b\n  ? c\n  : d\ne'                || ['a\n  && b\n  ? c\n  : d', 'e']
    'a = 1\n-1'                                 || ['a = 1', '-1']
    'x = """\na\n\nb"""\ny'                     || ['x = """\na\n\nb"""', 'y']
    'foo(1,\n\n  2)\nb'                         || ['foo(1,\n\n  2)', 'b']
    'def f()\n{\n  1\n}\nf()'                   || ['def f()\n{\n  1\n}', 'f()']
    '@Foo\nclass X\n{ }\nnew X()'               || ['@Foo\nclass X\n{ }', 'new X()']
    'bot "A" <\n  prompt "p"\n>\nbots'          || ['bot "A" <\n  prompt "p"\n>', 'bots']
    'a = 1\n/dry on {\nb = /x y/\n/help'        || ['a = 1', '/dry on {', 'b = /x y/', '/help']
    '/save it\'s.groovy\na'                     || ['/save it\'s.groovy', 'a']
    'a = \\\n  1\nb'                            || ['a = \\\n  1', 'b']
    'a\r\nb\r\n'                                || ['a', 'b']
    '你 = "😀"\n好 = 你'                          || ['你 = "😀"', '好 = 你']
  }

  @Unroll
  def "#text: from what is wrong, the rest is one statement, and nothing is lost"() {
    expect:
    Statements.of(text)*.text() == statements

    where:
    text                  || statements
    'a\nfoo(\nb\nc'       || ['a', 'foo(\nb\nc']
    'a\n}\nb\nc'          || ['a', '}\nb\nc']
    'a\nx = """b\nc'      || ['a', 'x = """b\nc']
    'a\n# b\nc'           || ['a', '# b', 'c']
    'a\nx = "b\nc'        || ['a', 'x = "b', 'c']
  }

  def "each statement knows the line in which it begins"() {
    expect:
    Statements.of('\n// x\na = [\n1]\n\n/list\nb; c')*.line() == [3, 6, 7, 7]
  }
}
