package dev.cozesh.shell.command

import spock.lang.Specification
import spock.lang.Unroll

class TtySpec extends Specification {
  @Unroll("bits #bits, console #console: #tty")
  def "the launcher's word counts, Java's guess stands in for it"() {
    expect:
    Tty.of(bits, console) == tty

    where:
    bits  | console || tty
    '111' | false   || new Tty(true, true, true)
    '010' | true    || new Tty(false, true, false)
    null  | true    || new Tty(true, true, true)
    '1'   | false   || Tty.NONE
  }

  @Unroll("#variables")
  def "no line is rewritten where it cannot be, or where the user wants none to be"() {
    expect:
    new Tty(true, true, true).under(variables).dumb() == dumb

    where:
    variables                           || dumb
    [:]                                 || false
    [TERM: 'xterm-256color']            || false
    [TERM: 'dumb']                      || true
    [ACCESSIBLE: '1']                   || true
    [ACCESSIBLE: '0']                   || false
    [ACCESSIBLE: '', TERM: 'xterm']     || false
  }
}
