package dev.cozesh.shell.render

import dev.cozesh.error.CozeUsageException
import spock.lang.Specification
import spock.lang.Unroll

class ErrorTextSpec extends Specification {
  static final FAILURE = new CozeUsageException('run of workflow 7381 was refused: code 4200 (HTTP 200, log id 20261121A7F3)',
  '没有这个工作流：编号错了，从未发布，或在另一个区域。', 'look at it:\n`workflow("7381").info()` prints what this token sees')

  @Unroll("at #columns columns")
  def "what, why and next stay under each other"() {
    expect:
    ErrorText.of(FAILURE, Ink.NONE, columns) == text

    where:
    columns || text
    0       || '''\
run of workflow 7381 was refused: code 4200 (HTTP 200, log id 20261121A7F3)
  why:  没有这个工作流：编号错了，从未发布，或在另一个区域。
  next: look at it:
        `workflow("7381").info()` prints what this token sees'''
    40      || '''\
run of workflow 7381 was refused: code
4200 (HTTP 200, log id 20261121A7F3)
  why:  没有这个工作流：编号错了，从未发
        布，或在另一个区域。
  next: look at it:
        `workflow("7381").info()` prints
        what this token sees'''
    15      || '''\
run of workflow 7381 was refused: code 4200 (HTTP 200, log id 20261121A7F3)
  why:  没有这个工作流：编号错了，从未发布，或在另一个区域。
  next: look at it:
        `workflow("7381").info()` prints what this token sees'''
  }

  def "the headline is red as a whole, and the labels bold"() {
    when:
    def text = ErrorText.of(FAILURE, new Ink(true), 40)

    then:
    text.startsWith('\u001b[31mrun of workflow 7381 was refused: code\n4200')
    text.contains('\u001b[1mwhy:\u001b[0m  没有')
    Screens.bare(text) == ErrorText.of(FAILURE, Ink.NONE, 40)
  }

  def "no line is wider than the screen, unless a word is, and nothing is lost"() {
    expect:
    (28..100).every { columns ->
      def text = ErrorText.of(FAILURE, Ink.NONE, columns)
      assert text.readLines().every { Width.of(it) <= Math.max(columns, 8 + '`workflow("7381").info()`'.size()) }
      assert text.replaceAll(/\s/, '') == ErrorText.of(FAILURE, Ink.NONE).replaceAll(/\s/, '')
      true
    }
  }

  def "what would steer the terminal is shown, and secrets are not"() {
    given:
    def evil = 'a\u001b]0;t\u0007\u009b\u202epat_test_0123456789'

    when:
    def text = ErrorText.of(new CozeUsageException(evil, evil, evil), Ink.NONE, 40)

    then:
    text.codePoints().allMatch { it == 10 || !Character.isISOControl(it) && it != 0x202e }
    !text.contains('pat_test')
  }
}
