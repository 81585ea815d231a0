package dev.cozesh.json

import spock.lang.Specification
import spock.lang.Unroll

class DoubledNamesSpec extends Specification {
  @Unroll
  def "finds a name that stands twice in one object: #json"() {
    expect:
    DoubledNames.possibleIn(json.bytes) == found

    where:
    json                                           || found
    '{}'                                           || false
    '{"a":1,"b":2}'                                || false
    '{"a":1,"a":2}'                                || true
    '{"a":{"a":1},"b":{"a":1}}'                    || false
    '{"a":{"b":1,"c":2,"b":3}}'                    || true
    '{"a":{"b":1},"a":{"b":1}}'                    || true
    '{"a":[{"a":1},{"a":2}]}'                      || false
    '{"a":[{"a":1,"a":2}]}'                        || true
    '{"a":"a","b":"a"}'                            || false
    '{"a":"\\"a\\":1,\\"a\\":2"}'                  || false
    '{"a":"}","a":1}'                              || true
    '{"b" : 1 , "b"\n:\t2}'                        || true
    '["a","a"]'                                    || false
    '{"a":1}{"a":1}'                               || false
    '{"a":["x","x"],"x":1}'                        || false
    '{"":1,"":2}'                                  || true
    '{"\\u0061":1,"a":2}'                          || true
    '{"\\u0061":1}'                                || true
  }

  def "does not look through an object with very many names"() {
    expect:
    DoubledNames.possibleIn(('{' + (1..60).collect { "\"n$it\":0" }.join(',') + '}').bytes) == false
    DoubledNames.possibleIn(('{' + (1..80).collect { "\"n$it\":0" }.join(',') + '}').bytes)
  }

  def "takes any bytes, also those that are no JSON"() {
    given:
    def random = new Random(5)
    def alphabet = '{}[]":,\\ab \n'.bytes

    when:
    def outcomes = (1..20_000).collect {
      def bytes = new byte[random.nextInt(40)]
      bytes.length.times { bytes[it] = alphabet[random.nextInt(alphabet.length)] }
      DoubledNames.possibleIn(bytes)
    }

    then:
    outcomes.toSet() == [true, false].toSet()
  }
}
