package dev.cozesh.shell.builtin

import dev.cozesh.error.CozeUsageException
import spock.lang.Specification
import spock.lang.Unroll

class EnvBlockSpec extends Specification {
  static final BEGIN = '# >>> cozesh >>>'
  static final END = '# <<< cozesh <<<'

  @Unroll("#old.inspect()")
  def "only the block is rewritten"() {
    expect:
    text(old) == expected

    where:
    old                                         || expected
    ''                                          || "$BEGIN\nID=7\n$END\n"
    'A=1\n'                                     || "A=1\n$BEGIN\nID=7\n$END\n"
    'A=1'                                       || "A=1\n$BEGIN\nID=7\n$END\n"
    "A=1\r\n"                                   || "A=1\r\n$BEGIN\r\nID=7\r\n$END\r\n"
    "A=1\n$BEGIN\nOLD=3\n$END\nB = 'x y'\n"     || "A=1\n$BEGIN\nID=7\n$END\nB = 'x y'\n"
    "$BEGIN\nID=1\n$END"                        || "$BEGIN\nID=7\n$END"
    "A=1\r\n$BEGIN\r\n$END\r\nB=2"              || "A=1\r\n$BEGIN\r\nID=7\r\n$END\r\nB=2"
  }

  @Unroll("#old.inspect()")
  def "a broken block is not guessed at"() {
    when:
    text(old)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains('.env')

    where:
    old << ["$BEGIN\nA=1\n", "A=1\n$END\n", "$END\n$BEGIN\n", "$BEGIN\n$END\n$BEGIN\n$END\n"]
  }

  @Unroll("#value.inspect()")
  def "values are quoted when they need it"() {
    expect:
    EnvBlock.quoted(value) == quoted

    where:
    value             || quoted
    '7389000000001'   || '7389000000001'
    'https://a/b?c'   || '"https://a/b?c"'
    'a b'             || '"a b"'
    'say "hi" $HOME'  || '"say \\"hi\\" \\$HOME"'
    'two\nlines'      || '"two\\nlines"'
    ''                || ''
    '求职'            || '"求职"'
  }

  @Unroll("#old.inspect()")
  def "a name outside the block is left alone and remarked on with its line"() {
    expect:
    EnvBlock.rewritten(old.bytes, [ID: '7'], Optional.empty(), '.env').remarks().collect { it.find(/line \d+/) } == lines

    where:
    old                                    || lines
    'A=1\nID=3\n'                          || ['line 2']
    'export ID=3\n'                        || ['line 1']
    "$BEGIN\nID=1\n$END\nID =4\n"          || ['line 4']
    "$BEGIN\nID=1\n$END\nMY_ID=4\n#ID=1\n" || []
  }

  private static String text(String old) {
    new String(EnvBlock.rewritten(old.bytes, [ID: '7'], Optional.empty(), '.env').content(), 'UTF-8')
  }
}
