package dev.cozesh.shell.builtin

import dev.cozesh.error.CozeUsageException
import spock.lang.Specification
import spock.lang.Unroll

class EnvBlockSpec extends Specification {
  static final BEGIN = '# >>> cozesh >>>'
  static final END = '# <<< cozesh <<<'
  static final DEV = '# >>> cozesh dev >>>'
  static final DEV_END = '# <<< cozesh dev <<<'
  static final PROD = '# >>> cozesh prod >>>'
  static final PROD_END = '# <<< cozesh prod <<<'

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
  def "what was written is read again as it was"() {
    given:
    def block = EnvBlock.rewritten(new byte[0], [ID: value], Optional.empty(), '.env').content()

    expect:
    EnvAssignment.all(block, Optional.empty(), '.env') == [new EnvAssignment('ID', value, 2, true)]

    where:
    value << ['7389', '', 'a b', 'say "hi" $HOME `x`', 'two\nlines\r', 'back\\slash\\n', '求职 😀', "it's # no comment", '#1', '=']
  }

  @Unroll("#line.inspect()")
  def "lines of people are read as the dotenv libraries do"() {
    expect:
    EnvAssignment.all(line.getBytes('UTF-8'), Optional.empty(), '.env')*.value() == values

    where:
    line                       || values
    'ID=7 # seven'             || ['7']
    'export ID = 7'            || ['7']
    "ID='7 # seven' # eight"   || ['7 # seven']
    'ID="7" # seven'           || ['7']
    'ID=a#b'                   || ['a#b']
    'ID='                      || ['']
    '# ID=7'                   || []
    'ID 7'                     || []
    'ID=1\r\nID=2\r\n'         || ['1', '2']
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

  @Unroll("#old.inspect()")
  def "an environment has its own block, and leaves those of others as they are"() {
    expect:
    text(old, 'prod') == expected

    where:
    old                                                     || expected
    "$BEGIN\nID=1\n$END\n"                                  || "$BEGIN\nID=1\n$END\n$PROD\nID=7\n$PROD_END\n"
    "$DEV\nID=1\n$DEV_END\nA=1\n$PROD\nID=2\n$PROD_END\n"  || "$DEV\nID=1\n$DEV_END\nA=1\n$PROD\nID=7\n$PROD_END\n"
    "$PROD\r\n$PROD_END\r\n$DEV\r\nID=1\r\n$DEV_END"         || "$PROD\r\nID=7\r\n$PROD_END\r\n$DEV\r\nID=1\r\n$DEV_END"
  }

  @Unroll("#old.inspect()")
  def "blocks within each other are not guessed at"() {
    when:
    text(old, 'prod')

    then:
    thrown(CozeUsageException)

    where:
    old << ["$PROD\n$DEV\n$DEV_END\n$PROD_END\n", "$PROD\n$DEV\n$PROD_END\n$DEV_END\n", "$PROD\n$BEGIN\n$PROD_END\n"]
  }

  def "a name in the block of another environment is remarked on with that block"() {
    expect:
    EnvBlock.rewritten("$DEV\nID=1\n$DEV_END\nID=2\n".bytes, [ID: '7'], Optional.of('prod'), '.env').remarks() == [
      "ID also stands in line 2 of .env, in the block $DEV; it was left alone, and the later one wins",
      "ID also stands in line 4 of .env, outside cozesh's block; it was left alone, and the later one wins"
    ]*.toString()
  }

  private static String text(String old, String environment = null) {
    new String(EnvBlock.rewritten(old.bytes, [ID: '7'], Optional.ofNullable(environment), '.env').content(), 'UTF-8')
  }
}
