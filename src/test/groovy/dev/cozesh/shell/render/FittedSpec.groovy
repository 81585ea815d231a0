package dev.cozesh.shell.render

import spock.lang.Specification
import spock.lang.Unroll

/** Remarks and help on screens of any width. */
class FittedSpec extends Specification {
  @Unroll("#text")
  def "a line that is too long goes on below its words"() {
    expect:
    Fitted.to(40, text) == fitted

    where:
    text                                                          || fitted
    'short'                                                       || 'short'
    '  why:   not found by this token: a wrong id or so'          || '  why:   not found by this token: a\n         wrong id or so'
    'ok  base url    http://127.0.0.1:33041 and more words here'  || 'ok  base url    http://127.0.0.1:33041\n                and more words here'
    '                next: start with `cozesh` then'              || '                next: start with\n                      `cozesh` then'
    'GET /v1/bots was refused: code 4000, HTTP 404'               || 'GET /v1/bots was refused: code 4000,\nHTTP 404'
    'note  一二三四五六七八九十一二三四五六七八九十'              || 'note  一二三四五六七八九十一二三四五六七\n      八九十'
  }

  def "a screen of unknown width gets the lines as they are"() {
    given:
    def wide = 'word ' * 100

    expect:
    Fitted.to(0, wide) == wide
    Fitted.reflowed(0, wide) == wide
  }

  def "help is broken anew where its lines were full, and examples stay"() {
    given:
    def text = '''\
      Writes each bot and each knowledge base that this session made or changed as a declaration
      of how it is now.
      A new thought.

          an example that is longer than the screen, and would not run when it is broken in two

        FILE   relative to the current directory; one that is there is replaced only if you say so
        gives: a list
          of states
      '''.stripIndent().stripTrailing()

    expect:
    Fitted.reflowed(60, text) == '''\
      Writes each bot and each knowledge base that this session
      made or changed as a declaration of how it is now.
      A new thought.

          an example that is longer than the screen, and would not run when it is broken in two

        FILE   relative to the current directory; one that is
               there is replaced only if you say so
        gives: a list of states
      '''.stripIndent().stripTrailing()
  }
}
