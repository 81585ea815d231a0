package dev.cozesh.e2e

import spock.lang.Specification
import spock.lang.Unroll

/** The judge of the pages is judged first. */
class TranscriptSpec extends Specification {
  @Unroll("#expected and #out / #err: #verdict")
  def "promised lines are what was printed, no more and no less"() {
    expect:
    Transcript.matches(expected, out, err) == verdict

    where:
    expected              | out                | err      || verdict
    []                    | ''                 | ''       || true
    []                    | 'a\n'              | ''       || false
    []                    | ''                 | 'a\n'    || false
    ['a']                 | ''                 | ''       || false
    ['a']                 | 'a\n'              | ''       || true
    ['a']                 | ''                 | 'a\n'    || true
    ['a']                 | 'b\n'              | ''       || false
    ['a']                 | 'aa\n'             | ''       || false
    ['a']                 | 'a\nb\n'           | ''       || false
    ['a', 'b']            | 'a\n'              | ''       || false
    ['a', 'b']            | 'a\nb\n'           | ''       || true
    ['b', 'a']            | 'a\nb\n'           | ''       || false
    ['a', 'x', 'b']       | 'a\nb\n'           | 'x\n'    || true
    ['x', 'a', 'b']       | 'a\nb\n'           | 'x\n'    || true
    ['a', 'b', 'x']       | 'a\nb\n'           | 'x\n'    || true
    ['b', 'x', 'a']       | 'a\nb\n'           | 'x\n'    || false
    ['a', 'b']            | 'a\nb\n'           | 'x\n'    || false
    ['a', 'a']            | 'a\n'              | 'a\n'    || true
    ['a', 'a']            | 'a\n'              | ''       || false
    ['.*']                | 'a\n'              | ''       || false
    ['a', '', 'b']        | 'a\n\nb\n'         | ''       || true
    ['a', '', 'b']        | 'a\nb\n'           | ''       || false
    ['a', '']             | 'a\n\n\n'          | ''       || true
    [' a']                | 'a\n'              | ''       || false
  }

  @Unroll("#expected and #out: #verdict")
  def "an ellipsis stands for anything within a line, alone for any lines"() {
    expect:
    Transcript.matches(expected, out, '') == verdict

    where:
    expected           | out                || verdict
    ['a … c']          | 'a b c\n'          || true
    ['a … c']          | 'a b d\n'          || false
    ['a … c']          | 'a b\nc\n'         || false
    ['a…']             | 'a\n'              || true
    ['a…']             | 'b\n'              || false
    ['…']              | ''                 || true
    ['…']              | 'a\nb\n'           || true
    ['a', '…']         | 'b\nc\n'           || false
    ['a', '…', 'd']    | 'a\nb\nc\nd\n'     || true
    ['a', '…', 'd']    | 'a\nd\n'           || true
    ['a', '…', 'd']    | 'a\nb\nc\n'        || false
    ['a', '  …', 'd']  | 'a\nb\nd\n'        || true
    ['…', 'b', '…']    | 'a\nc\n'           || false
    ['…', 'b', '…']    | 'a\nb\nc\n'        || true
  }

  def "any lines may come from both streams"() {
    expect:
    Transcript.matches(['a', '…', 'd'], 'a\nb\nd\n', 'x\ny\n')
    !Transcript.matches(['a', '…', 'd'], 'a\nb\n', 'x\ny\n')
  }

  @Unroll("#expected and #out: #verdict")
  def "ids and ports may differ, other numbers may not"() {
    expect:
    Transcript.matches([expected], out, '') == verdict

    where:
    expected                             | out                                || verdict
    'created bot x 7390000000000131079'  | 'created bot x 7390000000000999999' || true
    'created bot x 7390000000000131079'  | 'created bot y 7390000000000131079' || false
    'created bot x 7390000000000131079'  | 'created bot x 739'                 || false
    'ID=7390000000000131079'             | 'ID=unknown'                        || false
    '12345678901234567890'               | '99999999999999999999'              || false
    'sandbox http://127.0.0.1:39123'     | 'sandbox http://127.0.0.1:40001'    || true
    'sandbox http://127.0.0.1:39123'     | 'sandbox http://127.0.0.2:39123'    || false
    'requests: 3 sent'                   | 'requests: 4 sent'                  || false
  }

  def "commands, their continuation and their output are told apart"() {
    when:
    def steps = Transcript.of(['$ ./cozesh -e \'6*7\'', '42', '$ A=1 ./cozesh \\', '  --version', 'cozesh', '', '$ cat x'])

    then:
    steps*.command == ["./cozesh -e '6*7'", 'A=1 ./cozesh \\\n  --version', 'cat x']
    steps*.expected == [['42'], ['cozesh', ''], []]
  }

  def "output without a command is no transcript"() {
    when:
    Transcript.of(['42'])

    then:
    thrown(AssertionError)
  }

  def "blocks of a page are found by language, with their line"() {
    given:
    def page = 'text\n```groovy\nbot "x"\n```\n\n```console\n$ a\n```\n```\nplain\n```\n```groovy title\n  y\n```\n'

    expect:
    Fenced.of('P.md', page, 'groovy')*.text() == ['bot "x"\n', '  y\n']
    Fenced.of('P.md', page, 'groovy')*.toString() == ['P.md:2', 'P.md:12']
    Fenced.of('P.md', page, 'console')*.lines == [['$ a']]
    Fenced.of('P.md', page, 'sh') == []
  }

  def "a block that is not closed is told with its line"() {
    when:
    Fenced.of('P.md', 'a\n```groovy\nx', 'groovy')

    then:
    def e = thrown(AssertionError)
    e.message == 'P.md:2 is not closed'
  }

  def "at a prompt, what is typed on several lines is told from what is printed"() {
    when:
    def steps = PromptTranscript.of([
      '$ cozesh', 'banner', 'cozesh[a:b]> f(1,', '… )}>   2)', '3', '> 4', 'cozesh[a] dry> ^D', '$ cat <<E', '> x', '> E', 'x'
    ])

    then:
    steps*.typed == [['cozesh'], ['f(1,', '  2)'], ['^D'], ['cat <<E', 'x', 'E']]
    steps*.prompt == ['$ ', 'cozesh[a:b]> ', 'cozesh[a] dry> ', '$ ']
    steps*.expected == [['banner'], ['3', '> 4'], [], ['x']]
  }

  @Unroll("#page and #screen: #verdict")
  def "a step is promised from its prompt to the next, the keys that leave no trace aside"() {
    expect:
    PromptTranscript.of(page)[0].matches(screen) == verdict

    where:
    page                                        | screen                              || verdict
    ['cozesh[a]> 1', '1']                       | ['cozesh[a]> 1', '1']               || true
    ['cozesh[a]> 1', '1']                       | ['cozesh[a:b]> 1', '1']             || false
    ['cozesh[a]> 1', '1']                       | ['cozesh[a]> 2', '1']               || false
    ['cozesh[a]> 1', '1']                       | ['cozesh[a]> 1', '1', '2']          || false
    ['cozesh[a]> x()', '^C', 'stopped']         | ['cozesh[a]> x()', 'stopped']       || true
    ['cozesh[a]> ^D']                           | ['cozesh[a]> ']                     || true
    ['cozesh[a]> bo⇥', 'cozesh[a]> bot', 'bots'] | ['cozesh[a]> bot', 'bots']          || true
    ['cozesh[a]> bo⇥', 'cozesh[a]> bot', 'bots'] | ['cozesh[a]> bo', 'bots']           || false
  }
}
