package dev.cozesh.deploy.plan

import spock.lang.Specification
import spock.lang.Unroll

class WordDiffSpec extends Specification {
  @Unroll("#before → #after")
  def "the difference is found word by word, in Chinese character by character"() {
    expect:
    WordDiff.of(before, after).pieces().collect { sign[it.kind().name()] + it.text() } == pieces

    where:
    before          | after            || pieces
    'a b c'         | 'a x c'          || ['=a ', '-b', '+x', '= c']
    '武汉求职助手'  | '武汉就业助手'   || ['=武汉', '-求职', '+就业', '=助手']
    'same'          | 'same'           || ['=same']
    ''              | 'new'            || ['+new']
    'old'           | ''               || ['-old']
    ''              | ''               || []
    'max_tokens 10' | 'max_tokens 100' || ['=max_tokens ', '-10', '+100']
    sign = ['SAME': '=', 'REMOVED': '-', 'ADDED': '+']
  }

  def "texts with nothing in common are compared in bounded time"() {
    given:
    def before = (1..20_000).collect { "a$it" }.join(' ')
    def after = (1..20_000).collect { "b$it" }.join('\n')

    expect:
    WordDiff.of(before, after).before() == before
    WordDiff.of(before, after).after() == after
  }
}
