package dev.cozesh.shell.render

import spock.lang.Specification
import spock.lang.Unroll

class WidthSpec extends Specification {
  @Unroll("#text: #columns")
  def "text takes the columns a terminal gives it"() {
    expect:
    Width.of(text) == columns

    where:
    text             || columns
    'abc'            || 3
    '求职助手'       || 8
    'ＡＢ'           || 4
    'e\u0301'        || 1
    '한글'           || 4
    '👍'             || 2
    '…→'             || 2
    'ｱ'              || 1
    '𠀀'             || 2
    ''               || 0
  }

  def "cutting and padding keep columns"() {
    expect:
    Width.cut('求职助手', 5) == '求职…'
    Width.cut('abc', 3) == 'abc'
    Width.pad('求', 4) == '求  '
  }

  def "columns of a table stand under each other in Chinese too"() {
    expect:
    new Table(['name', 'id'], [['求职', '1'], ['bot', '22']]).text(Ink.NONE) == '''\
name  id
求职  1
bot   22'''
  }

  def "a table shows what would steer the terminal"() {
    expect:
    new Table([], [['a\u001b[2J', 'b']]).text(Ink.NONE) == 'a\\x1b[2J  b'
  }
}
