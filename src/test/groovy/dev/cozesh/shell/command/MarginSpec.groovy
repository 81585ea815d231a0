package dev.cozesh.shell.command

import spock.lang.Specification
import spock.lang.Unroll

class MarginSpec extends Specification {
  def margin = new Margin()
  def streams = (1..2).collect { margin.watching(new ByteArrayOutputStream()) }

  @Unroll("#pieces: #open")
  def "a line is open when what came last, on whichever stream, did not end it"() {
    when:
    pieces.eachWithIndex { text, at -> streams[at % 2].print(text) }

    then:
    margin.open == open

    where:
    pieces         || open
    []             || false
    ['a\n']        || false
    ['a']          || true
    ['a', 'b\n']   || false
    ['a\n', 'b']   || true
    ['a', '']      || true
  }

  def "a line that was taken away is open no more, until something is printed again"() {
    given:
    streams[0].print('50 %')

    when:
    margin.clear()

    then:
    !margin.open

    when:
    streams[1].print('a')

    then:
    margin.open
  }
}
