package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.ObjectMapper
import spock.lang.Specification
import spock.lang.Unroll

class ValueTextSpec extends Specification {
  @Unroll("#text")
  def "a value is written the way Groovy writes it"() {
    expect:
    ValueText.of(value) == text

    where:
    value                                        || text
    42                                           || '42'
    'two\nlines'                                 || 'two\nlines'
    [1, 'a', [2]]                                || '[1, a, [2]]'
    [a: 1, b: [c: null]]                         || '[a:1, b:[c:null]]'
    [:]                                          || '[:]'
    [1, 2] as int[]                              || '[1, 2]'
    "n = ${1 + 1}"                               || 'n = 2'
    'esc \u001b[2J'                              || 'esc \\x1b[2J'
    'pat_test_0123456789'                        || 'pat_***'
    new ObjectMapper().readTree('{"a":1}')       || '{\n  "a" : 1\n}'
    ({ ['x', 'y'].iterator() } as Iterable)      || 'x\ny'
  }
}
