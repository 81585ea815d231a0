package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import spock.lang.Specification

/** What is printed while a line is typed. */
class AboveLineSpec extends Specification {
  def direct = new ByteArrayOutputStream()
  def above = []
  boolean typing = true
  def out = new PrintStream(new AboveLine(direct, { typing }, { above << it }), true, UTF_8)

  private String printed() {
    direct.toString(UTF_8)
  }

  def "nothing is held back while nothing is typed"() {
    given:
    typing = false

    when:
    out.print('一')
    out.println('二')

    then:
    printed() == '一二\n'
    above == []
  }

  def "whole lines appear above what is typed, the beginning of one waits for its end"() {
    when:
    out.print('一\n二\n三')

    then:
    above == ['一\n二\n']

    when:
    out.print('四')
    out.write('五\n'.getBytes(UTF_8)[0])
    out.write('五\n'.getBytes(UTF_8), 1, 3)

    then:
    above == ['一\n二\n', '三四五\n']
    printed() == ''
  }

  def "what waited for its end comes first once nothing is typed any more"() {
    given:
    out.print('half')

    when:
    typing = false
    out.print(' and half\n')

    then:
    printed() == 'half and half\n'
    above == []
  }
}
