package dev.cozesh.http

import spock.lang.Specification
import spock.lang.Unroll

class RedactorSpec extends Specification {
  @Unroll
  def "masks what looks like a secret: #text"() {
    expect:
    new Redactor({ [] as Set }).redact(text) == masked

    where:
    text                                               || masked
    'token pat_testAbc123 was refused'                 || 'token pat_*** was refused'
    'czs_test99.x czu_test77'                          || 'czs_*** czu_***'
    'Authorization: Bearer abcdef123'                  || 'Authorization: Bearer ***'
    'a jwt eyJhbGciOi.eyJpc3Mi.c2ln in text'           || 'a jwt eyJ*** in text'
    'https://x/a?x-signature=abc%2B&n=1'               || 'https://x/a?x-signature=***&n=1'
    'https://x/a?n=1&sign=abc'                         || 'https://x/a?n=1&sign=***'
    '{"access_token": "abc\\"d", "expires_in": 1}'     || '{"access_token": "***", "expires_in": 1}'
    'bot 7389212233445566778, design=blue, 面试'         || 'bot 7389212233445566778, design=blue, 面试'
    'pattern pat matching'                             || 'pattern pat matching'
  }

  def "masks live secrets of any shape, the longest first"() {
    expect:
    new Redactor({ ['hunter2', 'hunter2-long', 'abc'] as Set }).redact('hunter2-long hunter2 abc') == '*** *** abc'
  }

  def "masks live secrets in every form they are written in"() {
    expect:
    new Redactor({ ['p"ss wörd\\1'] as Set }).redact('{"a":"p\\"ss wörd\\\\1"} b=p%22ss+w%C3%B6rd%5C1 cCJzcyB3w7ZyZFwx p"ss wörd\\1') ==
        '{"a":"***"} b=*** *** ***'
  }

  def "asks for the live secrets each time, since tokens are renewed"() {
    given:
    def live = ['first-secret'] as Set
    def redactor = new Redactor({ live })

    when:
    live = ['second-secret'] as Set

    then:
    redactor.redact('first-secret second-secret') == 'first-secret ***'
  }
}
