package dev.cozesh.deploy

import spock.lang.Specification

class MarkerSpec extends Specification {
  def "a mark goes behind the description, which gives way where there is no room"() {
    expect:
    Marker.into(description, '⟦cz:abc123⟧', 30) == marked
    Marker.into(description, '⟦cz:abc123⟧', 30).codePointCount(0, marked.length()) <= 30
    Marker.without(marked) == left

    where:
    description  || marked                                       | left
    ''           || '⟦cz:abc123⟧'                                | ''
    '求职助手'    || '求职助手 ⟦cz:abc123⟧'                        | '求职助手'
    '字' * 30    || ('字' * 18) + ' ⟦cz:abc123⟧'                  | '字' * 18
    '😀' * 30    || ('😀' * 18) + ' ⟦cz:abc123⟧'                  | '😀' * 18
  }

  def "marks differ, and only marks are taken out"() {
    given:
    def random = new Random(7)
    def marks = (1..1000).collect { Marker.random(random) }

    expect:
    marks.toSet().size() == 1000
    marks.every { Marker.without("text $it") == 'text' }
    Marker.without('⟦cz:⟧ and ⟦other⟧') == '⟦cz:⟧ and ⟦other⟧'
  }
}
