package dev.cozesh.shell.render

import spock.lang.Specification
import spock.lang.Unroll

class CleanSpec extends Specification {
  @Unroll("#shown")
  def "what would steer a terminal is shown, never obeyed"() {
    expect:
    Clean.text(text) == shown

    where:
    text                        || shown
    'plain'                     || 'plain'
    '求职助手 ✅ é'             || '求职助手 ✅ é'
    '\u001b[31mred'             || '\\x1b[31mred'
    'bell\u0007'                || 'bell\\x07'
    'c1\u009b31m'               || 'c1\\u009b31m'
    'a\u202egnp.exe'            || 'a\\u202egnp.exe'
    'zero\u200bwidth'           || 'zero\\u200bwidth'
    '\u2066isolated\u2069'      || '\\u2066isolated\\u2069'
    '\ufeffbom'                 || '\\ufeffbom'
    'tag\udb40\udc41'           || 'tag\\u{e0041}'
    'lone\ud800'                || 'lone\\ud800'
    'back\rover'                || 'back\\rover'
    'two\nlines\tkept'          || 'two\nlines\tkept'
    'del\u007f'                 || 'del\\x7f'
    '👩\u200d🔬'                || '👩\u200d🔬'
  }

  def "in one line breaks are shown too"() {
    expect:
    Clean.line('a\nb\tc') == 'a\\nb\\tc'
  }
}
