package dev.cozesh.error

import spock.lang.Specification
import spock.lang.Unroll

class NearestSpec extends Specification {
  @Unroll("#word: #near")
  def "the nearest word is named only when it is near"() {
    expect:
    Nearest.to(word, ['plan', 'apply', 'sandbox', 'why']).orElse(null) == near

    where:
    word       || near
    'pln'      || 'plan'
    'palm'     || null
    'aplly'    || 'apply'
    'sandbxo'  || 'sandbox'
    'wyh'      || 'why'
    'zzz'      || null
    ''         || null
  }
}
