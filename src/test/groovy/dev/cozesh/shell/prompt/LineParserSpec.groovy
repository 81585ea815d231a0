package dev.cozesh.shell.prompt

import static org.jline.reader.Parser.ParseContext.ACCEPT_LINE
import static org.jline.reader.Parser.ParseContext.COMPLETE
import static org.jline.reader.Parser.ParseContext.SECONDARY_PROMPT

import org.jline.reader.CompletingParsedLine
import org.jline.reader.EOFError
import spock.lang.Specification
import spock.lang.Unroll

class LineParserSpec extends Specification {
  def parser = new LineParser(new EditedText())

  @Unroll
  def "Enter submits #line"() {
    expect:
    parser.parse(line, line.length(), ACCEPT_LINE).line() == line

    where:
    line << [
      '', '  ', '6*7', 'x = "it', '}', '/help', '/as curl(', '~/it\'s/', 'foo(1,\n', 'foo(\n  \n', 'if (x)\n',
      'x = """a\n\n', 'x = """a\nb\n \n', 'bot "A" <\nprompt """x\n"""\n'
    ]
  }

  @Unroll
  def "Enter continues #line: #missing is missing"() {
    when:
    parser.parse(line, line.length(), ACCEPT_LINE)

    then:
    EOFError e = thrown()
    e.missing == missing

    where:
    line                         || missing
    'foo('                       || ')'
    'foo { [1'                   || ']}'
    '1 +'                        || 'operand'
    'x = """a'                   || '"""'
    'x = """a\n'                 || '"""'
    'bot "A" <\n  prompt """x\n' || '""">'
    'try {\n}'                   || 'catch'
    '((((((((1'                  || '))))))..'
  }

  def "the prompt of each line says what was missing before it, with and without the whole at hand"() {
    given:
    def edited = new EditedText()
    def text = 'bot "A" <\n  prompt """x\n"""\n>\n1'
    def shared = new LineParser(edited)
    def alone = new LineParser(new EditedText())
    edited.of(text)

    expect:
    [shared, alone].every { missing(it, text[0..9]) == '>' }
    [shared, alone].every { missing(it, text[0..<text.indexOf('"""\n>')]) == '""">' }
    [shared, alone].every { missing(it, text[0..<text.indexOf('>\n1')]) == '>' }
    [shared, alone].every { missing(it, text[0..<-1]) == '' }
  }

  @Unroll
  def "at the | of #typed the word #word is completed"() {
    given:
    def text = typed.replace('|', '')
    def cursor = text.codePointCount(0, typed.indexOf('|'))

    when:
    def line = parser.parse(text, cursor, COMPLETE) as CompletingParsedLine

    then:
    line.line() == text
    line.cursor() == typed.indexOf('|')
    line.word() == word
    line.wordCursor() == word.length()
    line.rawWordCursor() == word.codePointCount(0, word.length())
    line.rawWordLength() == line.rawWordCursor()
    line.words() == [word]
    line.escape('a b"c', true) == 'a b"c'

    where:
    typed                           || word
    '|'                             || ''
    'bo|'                           || 'bo'
    'bots.li|st()'                  || 'li'
    'bots.|'                        || ''
    'bots |'                        || ''
    'x = 名字|'                      || '名字'
    'bot("客|'                       || '客'
    'bot("客服 机|")'                 || '客服 机'
    "bot('😀 a|"                     || '😀 a'
    '"😀"; ab|'                      || 'ab'
    'x = """a\nb c|'                || 'a\nb c'
    'GET "/v1/bo|"'                 || '/v1/bo'
    '"a ${bo|}"'                    || 'bo'
    '"a ${b} c|"'                   || ' c'
    '"a $b|"'                       || 'b'
    '"a $b.na|"'                    || 'na'
    'f("a")|'                       || ''
    'f(1|'                          || ''
    'in|'                           || 'in'
    '// bo|'                        || ''
    '/* bo|'                        || ''
    '/|'                            || '/'
    '/he|'                          || '/he'
    '/help bo|'                     || 'bo'
    '/open ~/客 服|'                 || '服'
    '/open |'                       || ''
    'x = 1\n/dr|'                   || '/dr'
    'a /b|'                         || 'b'
    'x = /ab c|'                    || 'ab c'
  }

  private static String missing(LineParser parser, String lines) {
    try {
      parser.parse(lines, lines.length(), SECONDARY_PROMPT)
      ''
    } catch (EOFError e) {
      e.missing
    }
  }
}
